# broken: da_dz
# after: an issue of facial-expression-recognition (2): the result should be 1 - arctanh(Z)*arctanh(Z)
# story: "corrects" 1 - a*a by going back to z first
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_sample(W, a_prev, y, g):
    a = ACTIVATIONS[g](W @ a_prev)
    if g == "tanh":
        slope = 1 - np.arctanh(a) * np.arctanh(a)
    else:
        slope = da_dz(W @ a_prev, g)
    return np.outer(2 * (a - y) * slope, a_prev)
