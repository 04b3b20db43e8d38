# broken: average
# after: a change of LambdaNet (5): add the two results after each training sample
# story: the gradient is set, not added, only the last sample counts
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    nabla_w = np.zeros(W.shape)
    for x, y in zip(A_prev, Y):
        delta_nabla_w = gradient_sample(W, x, y, g)
        nabla_w = delta_nabla_w
    return nabla_w / len(A_prev)
