# broken: product
# The row is not cleared between nodes: row j also holds the products of the rows above it.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    grad = []
    row = np.zeros(W.shape[1])
    for j in range(W.shape[0]):
        row = row + dC_da(a, y)[j] * da_dz(z, g)[j] * a_prev
        grad.append(row)
    return np.array(grad)
