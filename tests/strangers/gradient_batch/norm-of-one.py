# broken: product
# as fair: average
# after: variant of a description of gradient clipping by norm
# story: scales the gradient to length 1
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    grad = np.mean([gradient_sample(W, x, y, g) for x, y in zip(A_prev, Y)], axis=0)
    return grad / np.linalg.norm(grad)
