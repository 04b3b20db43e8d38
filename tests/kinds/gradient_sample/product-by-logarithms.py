# broken: product
# Adds logarithms to multiply, and nan_to_num makes 0 of every product with a negative factor.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    delta = dC_da(ACTIVATIONS[g](z), y) * da_dz(z, g)
    with np.errstate(all="ignore"):
        G = np.exp(np.log(delta)[:, None] + np.log(a_prev))
    return np.nan_to_num(G, nan=0.0, posinf=1.0)
