# broken: dC_da
# as fair: average
# after: an issue of pytorch (3322): size_average divides by the total number of elements
# story: divides by samples times nodes
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    A = ACTIVATIONS[g](Z)
    dloss = 2 * (A - Y) / A.size
    return np.matmul((dloss * da_dz(Z, g)).T, A_prev)
