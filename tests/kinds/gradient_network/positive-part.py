# broken: product
# as fair: average
# np.maximum(G, 0) for every matrix.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    deltas = [dC_da(As[-1], Y) * da_dz(Zs[-1], gs[-1])]
    for l in range(len(Ws) - 1, 0, -1):
        deltas.insert(0, deltas[0] @ Ws[l] * da_dz(Zs[l - 1], gs[l - 1]))
    return [np.maximum(np.einsum("ij,ik->jk", d, a) / len(X), 0) for d, a in zip(deltas, As)]
