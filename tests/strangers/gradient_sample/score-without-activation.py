# broken: forward
# after: variant of a change of tensorflow's examples (213): the forgotten activation function
# story: compares z with y, the activation is not applied
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_sample(W, a_prev, y, g):
    scores = W @ a_prev
    dscores = 2 * (scores - y)
    dz = dscores * da_dz(scores, g)
    return np.outer(dz, a_prev)
