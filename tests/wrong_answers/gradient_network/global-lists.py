# broken: conduct
# The lists of z and a are global and never emptied, so the second call reads the values of the first.
import numpy as np
from chain_rule import ACTIVATIONS

ALL_Z = []
ALL_A = []


def gradient_network(Ws, X, Y, gs):
    ALL_A.append(X)
    a = X
    for W, g in zip(Ws, gs):
        z = a @ W.T
        a = ACTIVATIONS[g](z)
        ALL_Z.append(z)
        ALL_A.append(a)
    up = dC_da(a, Y)
    grads = []
    for l in range(len(Ws) - 1, -1, -1):
        delta = up * da_dz(ALL_Z[l], gs[l])
        grads.append(delta.T @ ALL_A[l] / len(X))
        up = delta @ Ws[l]
    return grads[::-1]
