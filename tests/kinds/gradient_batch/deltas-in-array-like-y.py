# broken: product
# as fair: dC_da, da_dz
# Deltas go into an array made from Y: where Y holds integers, the decimals are cut off.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    deltas = np.zeros_like(Y)
    for i, (a_prev, y) in enumerate(zip(A_prev, Y)):
        z = W @ a_prev
        deltas[i] = dC_da(ACTIVATIONS[g](z), y) * da_dz(z, g)
    return deltas.T @ A_prev / len(Y)
