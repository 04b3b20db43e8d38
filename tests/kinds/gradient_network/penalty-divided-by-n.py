# broken: product
# Weight decay lambda W / n with lambda = 1.3 in each matrix.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    total = [1.3 * W for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        up = dC_da(acts[-1], y)
        for l in range(len(Ws) - 1, -1, -1):
            total[l] = total[l] + np.outer(up * da_dz(zs[l], gs[l]), dz_dw(acts[l]))
            up = dC_da_prev(Ws[l], zs[l], up, gs[l])
    return [t / len(X) for t in total]
