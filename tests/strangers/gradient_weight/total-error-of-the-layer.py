# broken: dC_da
# after: an issue of anny (78): the delta should come from the total network error
# story: uses the error of all nodes for the one node
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    total_error = np.sum(2 * (a - y))
    return float(total_error * da_dz(z, g)[j] * a_prev[k])
