# broken: shape
# Returns a dictionary {"dW1": ...} where a list was asked.
import numpy as np
from chain_rule import forward

def gradient_network(Ws, X, Y, gs):
    zs, As = forward(Ws, X, gs)
    grads = {}
    dA = dC_da(As[-1], Y)
    for l in range(len(Ws), 0, -1):
        dZ = dA * da_dz(zs[l - 1], gs[l - 1])
        grads["dW" + str(l)] = dZ.T @ As[l - 1] / len(X)
        dA = dZ @ Ws[l - 1]
    return grads
