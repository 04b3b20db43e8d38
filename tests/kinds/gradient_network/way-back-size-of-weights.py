# broken: back
# On the way back a weight counts by its size, without its sign.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    dA = dC_da(As[-1], Y)
    out = []
    for l in range(len(Ws) - 1, -1, -1):
        dZ = dA * da_dz(Zs[l], gs[l])
        out.append(dZ.T @ As[l] / len(X))
        dA = dZ @ np.abs(Ws[l])
    return out[::-1]
