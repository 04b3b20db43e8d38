# broken: product
# as fair: average
# @ in place of * between errors and slopes: each sample meets all others.
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    E, S = dC_da(ACTIVATIONS[g](Z), Y), da_dz(Z, g)
    pairs = E.T @ S / len(Y)
    return pairs.sum(axis=1)[:, None] * A_prev.mean(axis=0)
