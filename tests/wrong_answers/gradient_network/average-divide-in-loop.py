# broken: average
# Divides the running sum by n after every sample, so early samples are divided again and again.
import numpy as np
from chain_rule import forward

def gradient_network(Ws, X, Y, gs):
    n = len(X)
    grads = [np.zeros(W.shape) for W in Ws]
    for i in range(n):
        zs, acts = forward(Ws, X[i], gs)
        up = dC_da(acts[-1], Y[i])
        for l in range(len(Ws) - 1, -1, -1):
            grads[l] += np.outer(up * da_dz(zs[l], gs[l]), dz_dw(acts[l]))
            grads[l] /= n
            up = dC_da_prev(Ws[l], zs[l], up, gs[l])
    return grads
