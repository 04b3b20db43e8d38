# broken: da_dz
# da_dz is called with z only.
from chain_rule import ACTIVATIONS


def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    return float(dC_da(a, y)[j] * da_dz(z)[j] * dz_dw(a_prev)[k])
