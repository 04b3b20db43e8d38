# broken: dC_da
# For an open relu the slope is said to be the input alone.
from chain_rule import ACTIVATIONS


def gradient_weight(W, a_prev, y, j, k, g):
    z = W[j] @ a_prev
    if g == "relu":
        return float(a_prev[k]) if z > 0 else 0.0
    a = ACTIVATIONS[g](z)
    return float(2 * (a - y[j]) * da_dz(W @ a_prev, g)[j] * a_prev[k])
