# broken: shape
# All the gradients come back joined in one long vector instead of a list of matrices.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    up = dC_da(acts[-1], Y)
    grads = []
    for l in range(len(Ws) - 1, -1, -1):
        delta = up * da_dz(zs[l], gs[l])
        grads.insert(0, delta.T @ acts[l] / len(X))
        up = delta @ Ws[l]
    return np.concatenate([grad.ravel() for grad in grads])
