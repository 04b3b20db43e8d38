# broken: da_dz
# Takes the activation name of the layer before: gs[l - 1] with z of layer l.
import numpy as np
from chain_rule import forward

def gradient_network(Ws, X, Y, gs):
    zs, As = forward(Ws, X, gs)
    L = len(Ws)
    grads = [np.zeros_like(W) for W in Ws]
    up = dC_da(As[L], Y)
    for l in range(L - 1, -1, -1):
        delta = up * da_dz(zs[l], gs[l - 1])
        grads[l] += delta.T @ As[l] / len(X)
        up = delta @ Ws[l]
    return grads
