# broken: forward
# The forward pass applies the first activation in every layer.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_network(Ws, X, Y, gs):
    zs, As = [], [X]
    for W in Ws:
        zs.append(As[-1] @ W.T)
        As.append(ACTIVATIONS[gs[0]](zs[-1]))
    grads = [None] * len(Ws)
    up = dC_da(As[-1], Y)
    for l in reversed(range(len(Ws))):
        delta = up * da_dz(zs[l], gs[l])
        grads[l] = delta.T @ As[l] / len(X)
        up = delta @ Ws[l]
    return grads
