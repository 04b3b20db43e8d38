# broken: forward, dz_dw
# The output has no activation in the forward pass, and the first layer always takes the first input.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_network(Ws, X, Y, gs):
    L = len(Ws)
    out = [np.zeros(W.shape) for W in Ws]
    for i in range(len(X)):
        a, z = [X[i]], []
        for l in range(L):
            z.append(Ws[l] @ a[l])
            a.append(z[l] if l == L - 1 else ACTIVATIONS[gs[l]](z[l]))
        up = dC_da(a[L], Y[i])
        a[0] = X[0]
        for l in range(L - 1, -1, -1):
            out[l] += np.outer(up * da_dz(z[l], gs[l]), a[l])
            up = dC_da_prev(Ws[l], z[l], up, gs[l])
    return [o / len(X) for o in out]
