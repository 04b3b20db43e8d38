# broken: da_dz, product
# The first layer gets no slope, and the outer products are formed the wrong way round and reshaped.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    up = dC_da(acts[-1], Y)
    grads = [0 for W in Ws]
    for l in range(len(Ws) - 1, -1, -1):
        slope = 1 if l == 0 else da_dz(zs[l], gs[l])
        d = up * slope
        G = acts[l].T @ d / len(X)
        grads[l] = G.reshape(Ws[l].shape)
        up = d @ Ws[l]
    return grads
