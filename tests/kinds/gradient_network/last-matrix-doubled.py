# broken: product
# as fair: dC_da
# The last matrix is added before the loop and once more inside it.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    grads = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        up = dC_da(acts[-1], y)
        grads[-1] += np.outer(up * da_dz(zs[-1], gs[-1]), acts[-2]) / len(X)
        for l in reversed(range(len(Ws))):
            grads[l] += np.outer(up * da_dz(zs[l], gs[l]), dz_dw(acts[l])) / len(X)
            up = dC_da_prev(Ws[l], zs[l], up, gs[l])
    return grads
