# broken: dz_dw
# after: a question: the backpropagation demo gives always the same result (delta_w2 = ... * w2)
# story: multiplies by the weight itself where the activation belongs
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    yHat = ACTIVATIONS[g](z)
    E = yHat - y
    gradient_y = 2 * E[j]
    return float(gradient_y * da_dz(z, g)[j] * W[j, k])
