# broken: dC_da
# as fair: average, product, da_dz, dz_dw
# Divides the first link by the number of outputs, as Keras' mean squared error does.
import numpy as np
from chain_rule import forward

def gradient_network(Ws, X, Y, gs):
    n, n_out = Y.shape
    zs, As = forward(Ws, X, gs)
    delta = 2 * (As[-1] - Y) / n_out * da_dz(zs[-1], gs[-1])
    grads = [delta.T @ As[-2] / n]
    for l in range(len(Ws) - 2, -1, -1):
        delta = (delta @ Ws[l + 1]) * da_dz(zs[l], gs[l])
        grads = [delta.T @ As[l] / n] + grads
    return grads
