# broken: da_dz
# as fair: dC_da
# In the output layer delta = 2 (a - y): g' is dropped there, as with softmax and cross-entropy.
import numpy as np
from chain_rule import forward

def gradient_network(Ws, X, Y, gs):
    n = len(X)
    zs, As = forward(Ws, X, gs)
    delta = 2 * (As[-1] - Y)
    grads = [delta.T @ As[-2] / n]
    for l in range(len(Ws) - 2, -1, -1):
        delta = (delta @ Ws[l + 1]) * da_dz(zs[l], gs[l])
        grads.insert(0, delta.T @ As[l] / n)
    return grads
