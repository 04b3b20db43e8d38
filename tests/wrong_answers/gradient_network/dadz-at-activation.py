# broken: da_dz
# Evaluates g' at the activations of the layer and not at z.
import numpy as np
from chain_rule import forward

def gradient_network(Ws, X, Y, gs):
    zs, As = forward(Ws, X, gs)
    grads = []
    error = dC_da(As[-1], Y)
    for l in range(len(Ws), 0, -1):
        delta = error * da_dz(As[l], gs[l - 1])
        grads.append(delta.T @ As[l - 1] / len(X))
        error = delta @ Ws[l - 1]
    grads.reverse()
    return grads
