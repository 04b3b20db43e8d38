# broken: dC_da
# The factor 2 is missing for the last matrix only.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    n = X.shape[0]
    slope = da_dz(Zs[-1], gs[-1])
    out = [np.einsum("ij,ij,ik->jk", As[-1] - Y, slope, As[-2]) / n]
    delta = 2 * (As[-1] - Y) * slope
    for l in reversed(range(len(Ws) - 1)):
        delta = np.einsum("ij,jk,ik->ik", delta, Ws[l + 1], da_dz(Zs[l], gs[l]))
        out = [np.einsum("ij,ik->jk", delta, As[l]) / n] + out
    return out
