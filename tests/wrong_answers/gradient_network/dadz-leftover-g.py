# broken: da_dz
# The backward loop uses g left over from the forward loop, so every layer gets the slope of the output activation.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_network(Ws, X, Y, gs):
    Zs, As = [], [X]
    for W, g in zip(Ws, gs):
        Zs.append(As[-1] @ W.T)
        As.append(ACTIVATIONS[g](Zs[-1]))
    grads = []
    dA = dC_da(As[-1], Y)
    for l in range(len(Ws) - 1, -1, -1):
        dZ = dA * da_dz(Zs[l], g)
        grads.insert(0, dZ.T @ As[l] / len(X))
        dA = dZ @ Ws[l]
    return grads
