# broken: product
# as fair: dz_dw
# The deltas are inserted at the front of the list, so sample i is paired with the input of sample n - 1 - i.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    deltas = []
    for a_prev, y in zip(A_prev, Y):
        z = W @ a_prev
        deltas.insert(0, dC_da(ACTIVATIONS[g](z), y) * da_dz(z, g))
    deltas = np.array(deltas)
    return deltas.T @ A_prev / len(deltas)
