# broken: average
# after: an issue on keras (1071): the last batch has only 3 samples
# story: works in batches of 4 and drops the rest of the samples
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    size = min(4, len(A_prev))
    grads = []
    for start in range(0, len(A_prev) - size + 1, size):
        X, T = A_prev[start : start + size], Y[start : start + size]
        Z = X @ W.T
        delta = dC_da(ACTIVATIONS[g](Z), T) * da_dz(Z, g)
        grads.append(delta.T @ X / size)
    return np.mean(grads, axis=0)
