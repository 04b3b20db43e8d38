# broken: forward
# Z is normalised over the batch before the activation (batch norm), so z and a are not those of this network.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_batch(W, A_prev, Y, g):
    n = len(A_prev)
    Z = A_prev @ W.T
    Z = (Z - Z.mean(axis=0)) / np.sqrt(Z.var(axis=0) + 1e-5)
    A = ACTIVATIONS[g](Z)
    dZ = dC_da(A, Y) * da_dz(Z, g)
    return dZ.T @ A_prev / n
