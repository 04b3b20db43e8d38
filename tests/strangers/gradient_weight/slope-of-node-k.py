# broken: da_dz
# after: variant of an issue of encog-java-core (243): activation from a wrong place
# story: takes the slope of node k where node j is meant
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    return float(dC_da(a, y)[j] * da_dz(z, g)[k] * dz_dw(a_prev)[k])
