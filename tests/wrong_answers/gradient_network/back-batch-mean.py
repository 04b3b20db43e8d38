# broken: back
# Hands the mean delta of the batch back, so that all samples of the layer before share one dC/da.
import numpy as np
from chain_rule import forward

def gradient_network(Ws, X, Y, gs):
    n = len(X)
    zs, As = forward(Ws, X, gs)
    grads = []
    up = dC_da(As[-1], Y)
    for l in range(len(Ws) - 1, -1, -1):
        delta = up * da_dz(zs[l], gs[l])
        grads.insert(0, np.einsum("ij,ik->jk", delta, As[l]) / n)
        up = np.mean(delta, axis=0) @ Ws[l]
    return grads
