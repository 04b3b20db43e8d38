# broken: product
# after: a course thread, step by step network: the clue is that np.dot and * were mixed up in dW
# story: multiplies J numbers with K numbers element by element
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_sample(W, a_prev, y, g):
    Z = np.dot(W, a_prev)
    A = ACTIVATIONS[g](Z)
    dA = dC_da(A, y)
    dZ = dA * da_dz(Z, g)
    dW = dZ * a_prev
    return dW
