# broken: product
# The table is made with dtype int, and each product is cut to a whole number.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    first, second = dC_da(ACTIVATIONS[g](z), y), da_dz(z, g)
    table = np.zeros(W.shape, dtype=int)
    for j in range(len(z)):
        for k in range(len(a_prev)):
            table[j, k] = first[j] * second[j] * a_prev[k]
    return table
