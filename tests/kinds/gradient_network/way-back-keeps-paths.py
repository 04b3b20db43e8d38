# broken: back
# The axis of the paths stays, so each hidden gradient has one axis more than its matrix.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    dA = dC_da(As[-1], Y)
    grads = []
    for l in range(len(Ws) - 1, -1, -1):
        slope = da_dz(Zs[l], gs[l])
        while slope.ndim < dA.ndim:
            slope = slope[:, None]
        delta = dA * slope
        grads.insert(0, np.einsum("i...j,ik->...jk", delta, As[l]) / len(X))
        dA = delta[..., None] * Ws[l]
    return grads
