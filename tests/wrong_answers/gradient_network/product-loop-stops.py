# broken: product
# as fair: back
# The backward loop stops before layer 0: the first matrix keeps its zeros.
import numpy as np
from chain_rule import forward

def gradient_network(Ws, X, Y, gs):
    zs, As = forward(Ws, X, gs)
    L = len(Ws)
    grads = [np.zeros(W.shape) for W in Ws]
    up = dC_da(As[-1], Y)
    for l in range(L - 1, 0, -1):
        delta = up * da_dz(zs[l], gs[l])
        grads[l] = delta.T @ As[l] / len(X)
        up = delta @ Ws[l]
    return grads
