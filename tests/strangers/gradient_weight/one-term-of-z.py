# broken: forward
# after: variant of an issue of Grokking-Deep-Learning (49): error = ((0.5*weight) - 0.8) ** 2
# story: works as if the node had only this one input
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_weight(W, a_prev, y, j, k, g):
    z = W[j, k] * a_prev[k]
    a = ACTIVATIONS[g](z)
    slope = da_dz(np.array([z]), g)[0]
    return float(2 * (a - y[j]) * slope * a_prev[k])
