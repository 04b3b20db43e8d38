# broken: product
# as fair: average, dC_da, da_dz, dz_dw
# Scales all gradients together so that their common length is at most 0.1.
import numpy as np
from chain_rule import forward

def gradient_network(Ws, X, Y, gs, max_norm=0.1):
    zs, As = forward(Ws, X, gs)
    grads = []
    up = dC_da(As[-1], Y)
    for l in reversed(range(len(Ws))):
        delta = up * da_dz(zs[l], gs[l])
        grads.insert(0, delta.T @ As[l] / len(X))
        up = delta @ Ws[l]
    norm = np.sqrt(sum(np.sum(G ** 2) for G in grads))
    if norm > max_norm:
        grads = [G * max_norm / norm for G in grads]
    return grads
