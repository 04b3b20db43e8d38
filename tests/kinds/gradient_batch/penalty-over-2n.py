# broken: product
# Adds lambda / (2 n) times the weights, with lambda = 2.
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g, lam=2.0):
    n = A_prev.shape[0]
    Z = A_prev @ W.T
    A = ACTIVATIONS[g](Z)
    delta = dC_da(A, Y) * da_dz(Z, g)
    return delta.T @ A_prev / n + lam / (2 * n) * W
