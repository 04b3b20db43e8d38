# broken: average
# as fair: dC_da
# The sum is divided by Y.size, that is by n times the width of the output, instead of by n.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    count = Y.size
    up = dC_da(acts[-1], Y)
    grads = []
    for W, g, z, a in zip(Ws[::-1], gs[::-1], zs[::-1], acts[:-1][::-1]):
        d = up * da_dz(z, g)
        grads.append(np.dot(d.T, a) / count)
        up = np.dot(d, W)
    return grads[::-1]
