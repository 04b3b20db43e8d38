# broken: forward, dC_da, dz_dw
# Input 0 is left out of z, the factor 2 is lost, and dz/dw is the input of the sample before.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    n, K = A_prev.shape
    out = np.zeros(W.shape)
    for i in range(n):
        z = sum(W[:, k] * A_prev[i, k] for k in range(1, K))
        a = ACTIVATIONS[g](z)
        delta = (a - Y[i]) * da_dz(z, g)
        out += np.outer(delta, A_prev[i - 1])
    return out / n
