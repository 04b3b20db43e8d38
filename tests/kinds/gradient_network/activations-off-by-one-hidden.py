# broken: dz_dw
# In hidden layers the input is taken one place too far left in the list, and the sample itself wraps round to the output.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    L = len(Ws)
    grads = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        up = dC_da(acts[-1], y)
        for l in range(L - 1, -1, -1):
            source = acts[l] if l == L - 1 else acts[l - 1]
            grads[l] += np.outer(up * da_dz(zs[l], gs[l]), source) / len(X)
            up = dC_da_prev(Ws[l], zs[l], up, gs[l])
    return grads
