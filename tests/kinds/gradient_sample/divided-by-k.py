# broken: product
# The table is divided by the number of inputs.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    J, K = W.shape
    first, second, third = dC_da(a, y), da_dz(z, g), dz_dw(a_prev)
    rows = [[first[j] * second[j] * third[k] / K for k in range(K)] for j in range(J)]
    return np.array(rows)
