# broken: da_dz
# after: an issue of OpenANN (164): the code applies the derivative to the output y in place of the argument a
# story: g' is evaluated at a
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_weight(W, a_prev, y, j, k, g):
    a = ACTIVATIONS[g](W @ a_prev)
    first = dC_da(a, y)
    second = da_dz(a, g)
    third = dz_dw(a_prev)
    return float(first[j] * second[j] * third[k])
