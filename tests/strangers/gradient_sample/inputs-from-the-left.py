# broken: forward
# after: an issue of DL4Proteins-notebooks (8): order of weights and inputs in the dot product
# story: inputs @ weights as in another notebook; the shapes do not fit
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_sample(W, a_prev, y, g):
    z = np.dot(a_prev, W)
    a = ACTIVATIONS[g](z)
    return np.outer(dC_da(a, y) * da_dz(z, g), dz_dw(a_prev))
