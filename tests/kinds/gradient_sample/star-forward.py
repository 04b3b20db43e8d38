# broken: forward
# The sum over k is forgotten in z, which is then a table.
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W * a_prev
    a = ACTIVATIONS[g](z)
    delta = dC_da(a, y) * da_dz(z, g)
    return delta * dz_dw(a_prev)
