# broken: product
# Rounds the answer to two decimals, as with the pencil.
from chain_rule import ACTIVATIONS


def gradient_weight(W, a_prev, y, j, k, g):
    z = sum(W[j, i] * a_prev[i] for i in range(len(a_prev)))
    a = ACTIVATIONS[g](z)
    slope = da_dz(W @ a_prev, g)[j]
    answer = 2 * (a - y[j]) * slope * a_prev[k]
    return round(float(answer), 2)
