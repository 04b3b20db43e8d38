# broken: da_dz
# Between the first and the last matrix the slope is multiplied in twice, in the weight line alone.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    dA = dC_da(As[-1], Y)
    out = [None for _ in Ws]
    for l in range(len(Ws) - 1, -1, -1):
        slope = da_dz(Zs[l], gs[l])
        power = 2 if 0 < l < len(Ws) - 1 else 1
        out[l] = np.einsum("ij,ij,ik->jk", dA, slope**power, As[l]) / len(X)
        dA = np.einsum("ij,ij,jk->ik", dA, slope, Ws[l])
    return out
