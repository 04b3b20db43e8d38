# broken: dC_da
# Node by node: the outputs of all samples in a column minus their targets is (n, n), added up along the targets.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_batch(W, A_prev, Y, g):
    out = np.zeros(W.shape)
    for j in range(W.shape[0]):
        z = A_prev @ W[j]
        a = ACTIVATIONS[g](z).reshape(-1, 1)
        error = 2 * (a - Y[:, j])
        delta = error.sum(axis=1) * da_dz(z, g)
        out[j] = delta @ A_prev / len(A_prev)
    return out
