# broken: dz_dw
# For relu the input of the weight is lost: every column is the same.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W.dot(a_prev)
    delta = dC_da(ACTIVATIONS[g](z), y) * da_dz(z, g)
    if g == "relu":
        G = np.zeros(W.shape)
        for j in range(len(z)):
            if z[j] > 0:
                G[j] = delta[j]
    else:
        G = delta[:, None] * dz_dw(a_prev)
    return G
