# broken: product
# A penalty of 0.1 times the weight is added to each slope.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    first, second, third = dC_da(a, y), da_dz(z, g), dz_dw(a_prev)
    G = np.zeros(W.shape)
    for j in range(W.shape[0]):
        for k in range(W.shape[1]):
            G[j, k] = first[j] * second[j] * third[k] + 0.1 * W[j, k]
    return G
