# broken: dz_dw
# after: variant of an issue of makeyourownneuralnetwork (77): rows and columns swapped in the indices
# story: a_prev[j] in place of a_prev[k]
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_weight(W, a_prev, y, j, k, g):
    z = np.dot(W, a_prev)
    a = ACTIVATIONS[g](z)
    return float(dC_da(a, y)[j] * da_dz(z, g)[j] * dz_dw(a_prev)[j])
