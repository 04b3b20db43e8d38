# broken: product
# A running total over the loops is stored in each entry instead of the entry's own product.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    d1, d2, d3 = dC_da(a, y), da_dz(z, g), dz_dw(a_prev)
    rows = []
    slope = 0
    for j in range(len(d1)):
        row = []
        for k in range(len(d3)):
            slope += d1[j] * d2[j] * d3[k]
            row.append(slope)
        rows.append(row)
    return np.array(rows)
