# broken: forward
# W @ A_prev, although the samples stand in rows.
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    Z = (W @ A_prev).T
    A = ACTIVATIONS[g](Z)
    delta = dC_da(A, Y) * da_dz(Z, g)
    return delta.T @ A_prev / len(A_prev)
