# broken: dz_dw
# as fair: shape
# The third factor is the input X in every layer, so later matrices also get the wrong shape.
import numpy as np
from chain_rule import forward

def gradient_network(Ws, X, Y, gs):
    n = len(X)
    total = [0.0 for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        up = dC_da(acts[-1], y)
        for l in reversed(range(len(Ws))):
            delta = up * da_dz(zs[l], gs[l])
            total[l] = total[l] + np.outer(delta, dz_dw(x)) / n
            up = dC_da_prev(Ws[l], zs[l], up, gs[l])
    return total
