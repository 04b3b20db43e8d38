# broken: forward
# Looks for the activation under its name with a capital letter.
from chain_rule import ACTIVATIONS


def gradient_weight(W, a_prev, y, j, k, g):
    act = ACTIVATIONS.get(g.capitalize())
    z = W @ a_prev
    a = act(z)
    return float(dC_da(a, y)[j] * da_dz(z, g)[j] * dz_dw(a_prev)[k])
