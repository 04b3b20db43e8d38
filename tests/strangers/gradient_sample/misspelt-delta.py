# broken: product
# after: variant of a change of Grokking-Deep-Learning (20): the name weight_deltas is not defined
# story: the name in the last line was never given a value
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    delta = dC_da(a, y) * da_dz(z, g)
    return np.outer(detla, dz_dw(a_prev))
