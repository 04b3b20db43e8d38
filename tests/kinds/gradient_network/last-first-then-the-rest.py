# broken: shape
# as fair: product
# The last matrix is put in front; the hidden ones follow in their own order.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    delta = dC_da(As[-1], Y) * da_dz(Zs[-1], gs[-1])
    last = np.einsum("ij,ik->jk", delta, As[-2]) / len(X)
    hidden = []
    for l in range(len(Ws) - 2, -1, -1):
        delta = delta @ Ws[l + 1] * da_dz(Zs[l], gs[l])
        hidden.append(np.einsum("ij,ik->jk", delta, As[l]) / len(X))
    return [last] + hidden[::-1]
