# broken: dC_da
# as fair: forward
# The outputs are turned into decisions (above 0.5 or not) before the error is formed.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    prediction = (acts[-1] > 0.5).astype(float)
    upstream = 2 * (prediction - Y)

    def back(l, upstream):
        if l < 0:
            return []
        d = upstream * da_dz(zs[l], gs[l])
        return back(l - 1, d @ Ws[l]) + [d.T @ acts[l] / len(X)]

    return back(len(Ws) - 1, upstream)
