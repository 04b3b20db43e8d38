# broken: product
# Returns the updated weights W - 0.1 * gradient and not the gradients.
import numpy as np
from chain_rule import forward

def gradient_network(Ws, X, Y, gs):
    lr = 0.1
    zs, As = forward(Ws, X, gs)
    out = [None] * len(Ws)
    up = dC_da(As[-1], Y)
    for l in range(len(Ws) - 1, -1, -1):
        delta = up * da_dz(zs[l], gs[l])
        grad = delta.T @ As[l] / X.shape[0]
        out[l] = Ws[l] - lr * grad
        up = delta @ Ws[l]
    return out
