# broken: dC_da
# The targets are converted to whole numbers, which cuts off their decimals.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    labels = np.array(Y).astype(int)
    zs, acts = forward(Ws, X, gs)
    grads = [np.zeros_like(W) for W in Ws]
    for i in range(len(X)):
        up = dC_da(acts[-1][i], labels[i])
        for l in range(len(Ws) - 1, -1, -1):
            grads[l] += np.outer(up * da_dz(zs[l][i], gs[l]), acts[l][i]) / len(X)
            up = dC_da_prev(Ws[l], zs[l][i], up, gs[l])
    return grads
