# broken: product
# No slope may be larger than 0.45: each is held inside that bound.
import numpy as np
from chain_rule import ACTIVATIONS


def limited(number, bound=0.45):
    return max(-bound, min(bound, number))


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    delta = dC_da(ACTIVATIONS[g](z), y) * da_dz(z, g)
    return np.array([[limited(d * x) for x in a_prev] for d in delta])
