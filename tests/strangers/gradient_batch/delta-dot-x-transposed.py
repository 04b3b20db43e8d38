# broken: product
# after: a course thread: shapes (4,3) and (4,3) not aligned in backward propagation
# story: dZ @ A.T, the formula for samples in columns
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    n = A_prev.shape[0]
    Z = A_prev @ W.T
    dZ = dC_da(ACTIVATIONS[g](Z), Y) * da_dz(Z, g)
    return (1 / n) * np.dot(dZ, A_prev.T)
