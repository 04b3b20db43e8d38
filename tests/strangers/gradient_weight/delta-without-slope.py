# broken: da_dz
# after: an issue of Grokking-Deep-Learning (49): weight_delta is delta times input
# story: the activation's slope is not in the product
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    pred = ACTIVATIONS[g](z)[j]
    delta = pred - y[j]
    weight_delta = 2 * delta * a_prev[k]
    return float(weight_delta)
