# broken: dz_dw
# after: an issue of a course (709): back prop, w and x are flipped
# story: delta times weight where delta times input belongs
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_sample(W, a_prev, y, g):
    h = W @ a_prev
    output = ACTIVATIONS[g](h)
    error_term = 2 * (output - y) * da_dz(h, g)
    return error_term[:, np.newaxis] * W
