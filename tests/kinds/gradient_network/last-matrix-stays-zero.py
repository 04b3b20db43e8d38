# broken: product
# The loop begins at L - 2, since the output delta is made before it; its matrix is never written.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    grads = [np.zeros(W.shape) for W in Ws]
    delta = dC_da(As[-1], Y) * da_dz(Zs[-1], gs[-1])
    for l in range(len(Ws) - 2, -1, -1):
        delta = delta @ Ws[l + 1] * da_dz(Zs[l], gs[l])
        grads[l] = delta.T @ As[l] / len(X)
    return grads
