# broken: dz_dw
# In the middle of the network the input of the weight is left out, as if it were 1.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    delta = dC_da(As[-1], Y) * da_dz(Zs[-1], gs[-1])
    grads = [delta.T @ As[-2] / len(X)]
    for l in range(len(Ws) - 2, -1, -1):
        delta = delta @ Ws[l + 1] * da_dz(Zs[l], gs[l])
        inputs = As[l] if l == 0 else np.ones_like(As[l])
        grads.insert(0, delta.T @ inputs / len(X))
    return grads
