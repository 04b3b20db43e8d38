# broken: average
# as fair: back, da_dz
# Divides by n at every layer on the way back: the layer d steps from the output is divided by n to the d + 1.
import numpy as np
from chain_rule import forward

def gradient_network(Ws, X, Y, gs):
    n = len(X)
    zs, As = forward(Ws, X, gs)
    grads = []
    up = dC_da(As[-1], Y)
    for l in reversed(range(len(Ws))):
        delta = up * da_dz(zs[l], gs[l]) / n
        grads.insert(0, delta.T @ As[l])
        up = delta @ Ws[l]
    return grads
