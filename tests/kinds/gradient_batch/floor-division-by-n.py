# broken: average
# // n where / n was meant: the mean is rounded down to a whole number.
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    n = len(A_prev)
    Z = A_prev @ W.T
    D = dC_da(ACTIVATIONS[g](Z), Y) * da_dz(Z, g)
    return D.T @ A_prev // n
