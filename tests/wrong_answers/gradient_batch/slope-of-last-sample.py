# broken: da_dz
# The second loop uses the z left over from the first, so g' is always that of the last sample.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    zs = []
    outputs = []
    for a_prev in A_prev:
        z = W @ a_prev
        zs.append(z)
        outputs.append(ACTIVATIONS[g](z))

    grad = np.zeros(W.shape)
    for i in range(len(Y)):
        grad += np.outer(dC_da(outputs[i], Y[i]) * da_dz(z, g), A_prev[i])
    return grad / len(Y)
