# broken: dz_dw, product
# g is applied to the inputs again, and error and slope are added.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    f = ACTIVATIONS[g]
    Z = A_prev @ W.T
    D = dC_da(f(Z), Y) + da_dz(Z, g)
    return np.tensordot(D, f(A_prev), axes=([0], [0])) / len(Z)
