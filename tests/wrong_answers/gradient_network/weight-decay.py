# broken: product
# A weight decay term 0.01 W is added to each gradient.
import numpy as np
from chain_rule import forward

LAMBDA = 0.01


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    grads = [None] * len(Ws)
    up = dC_da(acts[-1], Y)
    for l in reversed(range(len(Ws))):
        d = up * da_dz(zs[l], gs[l])
        grads[l] = d.T @ acts[l] / len(X) + LAMBDA * Ws[l]
        up = d @ Ws[l]
    return grads
