# broken: dC_da
# Compares the yes/no prediction (a > 0.5) with y, not the output a.
import numpy as np
from chain_rule import forward

def gradient_network(Ws, X, Y, gs):
    zs, As = forward(Ws, X, gs)
    pred = (As[-1] > 0.5).astype(float)
    up = 2 * (pred - Y)
    grads = []
    for l in reversed(range(len(Ws))):
        delta = up * da_dz(zs[l], gs[l])
        grads.insert(0, delta.T @ As[l] / len(X))
        up = delta @ Ws[l]
    return grads
