# broken: dC_da
# The loss is taken as the distance |a - y| (the root of the sum of squares), so the error is divided by its length.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    result = np.zeros(W.shape)
    for i, x in enumerate(A_prev):
        z = W.dot(x)
        e = ACTIVATIONS[g](z) - Y[i]
        link1 = e / np.linalg.norm(e)
        link2 = da_dz(z, g)
        link3 = dz_dw(x)
        result += (link1 * link2).reshape(-1, 1) * link3.reshape(1, -1)
    return result / len(A_prev)
