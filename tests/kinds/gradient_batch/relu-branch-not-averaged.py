# broken: average
# relu has its own branch, and the division by n stands in the other one.
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    E = dC_da(ACTIVATIONS[g](Z), Y)
    if g == "relu":
        E[Z <= 0] = 0
        G = E.T @ A_prev
    else:
        G = (E * da_dz(Z, g)).T @ A_prev / len(A_prev)
    return G
