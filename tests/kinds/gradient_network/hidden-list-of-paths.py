# broken: back
# For each next node a gradient of its own: the hidden matrices come out as stacks, one for each path.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    n, L = len(X), len(Ws)
    Zs, As = forward(Ws, X, gs)
    delta = dC_da(As[L], Y) * da_dz(Zs[L - 1], gs[L - 1])
    out = [delta.T @ As[L - 1] / n]
    for l in range(L - 2, -1, -1):
        slope = da_dz(Zs[l], gs[l])
        single = [np.outer(delta[:, j], Ws[l + 1][j]) * slope for j in range(delta.shape[1])]
        out.insert(0, np.array([d.T @ As[l] / n for d in single]))
        delta = sum(single)
    return out
