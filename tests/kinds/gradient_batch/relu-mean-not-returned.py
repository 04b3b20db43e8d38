# broken: average
# as fair: product
# For relu the mean is worked out and not returned.
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    E = dC_da(ACTIVATIONS[g](Z), Y)
    if g != "relu":
        return (E * da_dz(Z, g)).T @ A_prev / len(Y)
    E[Z <= 0] = 0
    mean = E.T @ A_prev / len(Y)
