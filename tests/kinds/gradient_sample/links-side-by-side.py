# broken: product
# All three links multiplied element by element, as for one weight.
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    return dC_da(a, y) * da_dz(z, g) * dz_dw(a_prev)
