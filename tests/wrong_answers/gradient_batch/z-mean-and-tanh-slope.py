# broken: forward, da_dz
# z is divided by K, and the slope of tanh is used for every activation.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T / W.shape[1]
    A = ACTIVATIONS[g](Z)
    slope = 1 - np.tanh(Z) ** 2
    return (dC_da(A, Y) * slope).T @ A_prev / len(A_prev)
