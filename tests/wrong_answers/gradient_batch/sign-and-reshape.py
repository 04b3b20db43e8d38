# broken: dC_da, product
# The error is y - a, and the (K, J) product is reshaped instead of transposed.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    A = ACTIVATIONS[g](Z)
    dZ = 2 * (Y - A) * da_dz(Z, g)
    dW = np.dot(A_prev.T, dZ) / A_prev.shape[0]
    return np.reshape(dW, W.shape)
