# broken: da_dz
# Where the output of relu is close to 0 the node counts as closed.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    A = ACTIVATIONS[g](Z)
    if g == "relu":
        slope = np.where(np.isclose(A, 0, atol=1e-6), 0.0, 1.0)
    else:
        slope = da_dz(Z, g)
    return (dC_da(A, Y) * slope).T @ A_prev / len(Y)
