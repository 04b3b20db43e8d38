# broken: product
# First and second link are added, then multiplied by the third.
from chain_rule import ACTIVATIONS


def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    return float((dC_da(a, y)[j] + da_dz(z, g)[j]) * dz_dw(a_prev)[k])
