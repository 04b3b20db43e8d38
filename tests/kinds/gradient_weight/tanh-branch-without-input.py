# broken: dz_dw
# The branch for tanh ends before the third link.
from chain_rule import ACTIVATIONS


def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    result = dC_da(a, y)[j]
    if g == "tanh":
        result *= 1 - a[j] ** 2
    else:
        result *= da_dz(z, g)[j]
        result *= dz_dw(a_prev)[k]
    return float(result)
