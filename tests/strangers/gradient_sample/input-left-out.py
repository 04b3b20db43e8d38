# broken: dz_dw
# after: an issue of Grokking-Deep-Learning (72): why is delta multiplied by input
# story: every weight of a row gets the delta of its node
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    delta = dC_da(a, y) * da_dz(z, g)
    return np.repeat(delta[:, None], W.shape[1], axis=1)
