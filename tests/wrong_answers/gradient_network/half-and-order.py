# broken: dC_da, product
# The factor 2 is lost, and the list runs from the output to the input.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    delta = (acts[-1] - Y) * da_dz(zs[-1], gs[-1])
    grads = [delta.T @ acts[-2] / len(X)]
    for l in range(len(Ws) - 2, -1, -1):
        delta = delta @ Ws[l + 1] * da_dz(zs[l], gs[l])
        grads.append(delta.T @ acts[l] / len(X))
    return grads
