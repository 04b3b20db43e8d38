# broken: dz_dw, average
# z of the layer before stands for its activation, and the sum is divided by Y.size.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    inputs = [X] + zs[:-1]
    up = dC_da(acts[-1], Y)
    grads = []
    for W, z, g, a_prev in list(zip(Ws, zs, gs, inputs))[::-1]:
        d = up * da_dz(z, g)
        grads.append(d.T @ a_prev / Y.size)
        up = d @ W
    return grads[::-1]
