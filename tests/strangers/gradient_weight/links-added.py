# broken: product
# after: variant of a question on the chain rule: why are the derivatives multiplied
# story: adds the three links
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    total = 0.0
    for link in (dC_da(a, y)[j], da_dz(z, g)[j], dz_dw(a_prev)[k]):
        total += link
    return total
