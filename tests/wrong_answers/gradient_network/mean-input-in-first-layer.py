# broken: dz_dw
# as fair: average
# In the first layer the last factor is the mean input of the batch instead of the input of the sample.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    n = len(X)
    mean_x = X.mean(axis=0)
    grads = [np.zeros(W.shape) for W in Ws]
    for i in range(n):
        zs, acts = forward(Ws, X[i], gs)
        up = dC_da(acts[-1], Y[i])
        for l in range(len(Ws) - 1, -1, -1):
            a_prev = acts[l] if l > 0 else mean_x
            grads[l] += np.outer(up * da_dz(zs[l], gs[l]), a_prev)
            up = dC_da_prev(Ws[l], zs[l], up, gs[l])
    return [grad / n for grad in grads]
