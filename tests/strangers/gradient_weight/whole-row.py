# broken: shape
# as fair: product
# after: variant of an issue of Grokking-Deep-Learning (23): one delta, several inputs
# story: forgot [k], the whole row comes back
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    return dC_da(a, y)[j] * da_dz(z, g)[j] * dz_dw(a_prev)
