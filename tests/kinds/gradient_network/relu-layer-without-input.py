# broken: dz_dw
# In the branch for relu the weight line has only the delta.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    grads = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        up = dC_da(acts[-1], y)
        for l in reversed(range(len(Ws))):
            if gs[l] == "relu":
                grads[l] += np.where(zs[l] > 0, up, 0)[:, None] / len(X)
            else:
                grads[l] += np.outer(up * da_dz(zs[l], gs[l]), dz_dw(acts[l])) / len(X)
            up = dC_da_prev(Ws[l], zs[l], up, gs[l])
    return grads
