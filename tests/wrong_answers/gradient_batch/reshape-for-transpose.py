# broken: product
# A_prev.T @ delta has shape (K, J) and is brought to (J, K) with reshape instead of a transpose.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    A = ACTIVATIONS[g](Z)
    delta = dC_da(A, Y) * da_dz(Z, g)
    grad = A_prev.T @ delta / len(A_prev)
    return grad.reshape(W.shape)
