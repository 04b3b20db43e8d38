# broken: product
# as fair: shape
# Each gradient is formed as a_prev.T @ delta, so it is transposed, with shape (K, J).
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    dA = 2 * (acts[-1] - Y)
    grads = []
    for W, z, a_prev, g in zip(reversed(Ws), reversed(zs), reversed(acts[:-1]), reversed(gs)):
        dZ = dA * da_dz(z, g)
        grads.append(a_prev.T @ dZ / len(X))
        dA = dZ @ W
    return list(reversed(grads))
