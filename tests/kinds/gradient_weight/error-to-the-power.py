# broken: product
# Two stars in place of one between the last two links: slope and input become a power.
from chain_rule import ACTIVATIONS


def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    first = dC_da(ACTIVATIONS[g](z), y)[j]
    second = da_dz(z, g)[j]
    third = dz_dw(a_prev)[k]
    if second == 0:
        return 0.0
    return float(first * second**third)
