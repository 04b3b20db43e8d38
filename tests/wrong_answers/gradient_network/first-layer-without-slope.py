# broken: da_dz
# The first weight matrix gets no slope, 'because the input layer has no activation'.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    dA = dC_da(acts[-1], Y)
    grads = {}
    for l in sorted(range(len(Ws)), reverse=True):
        dZ = dA if l == 0 else dA * da_dz(zs[l], gs[l])
        grads[l] = dZ.T @ acts[l] / len(X)
        dA = dZ @ Ws[l]
    return [grads[l] for l in range(len(Ws))]
