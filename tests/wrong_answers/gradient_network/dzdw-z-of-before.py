# broken: dz_dw
# The third factor of the later layers is z of the layer before and not its activation.
import numpy as np
from chain_rule import forward

def gradient_network(Ws, X, Y, gs):
    zs, As = forward(Ws, X, gs)
    inputs = [X] + zs[:-1]
    grads = []
    up = dC_da(As[-1], Y)
    for W, z, g, x in zip(Ws[::-1], zs[::-1], gs[::-1], inputs[::-1]):
        delta = up * da_dz(z, g)
        grads.append(delta.T @ x / len(X))
        up = delta @ W
    return grads[::-1]
