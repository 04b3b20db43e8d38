# broken: back
# as fair: da_dz
# Sends dC/da back through W without g' of the layer that it crosses.
import numpy as np
from chain_rule import forward

def gradient_network(Ws, X, Y, gs):
    zs, As = forward(Ws, X, gs)
    grads = []
    up = dC_da(As[-1], Y)
    for l in range(len(Ws) - 1, -1, -1):
        delta = up * da_dz(zs[l], gs[l])
        grads.append(delta.T @ As[l] / len(X))
        up = up @ Ws[l]
    return grads[::-1]
