# broken: forward
# The input is sent through the first activation before it enters the network.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_network(Ws, X, Y, gs):
    activations = [ACTIVATIONS[gs[0]](X)]
    zs = []
    for W, g in zip(Ws, gs):
        zs.append(activations[-1].dot(W.T))
        activations.append(ACTIVATIONS[g](zs[-1]))
    upstream = 2.0 * (activations[-1] - Y)
    grads = [None] * len(Ws)
    for l in range(len(Ws) - 1, -1, -1):
        d = upstream * da_dz(zs[l], gs[l])
        grads[l] = np.einsum("nj,nk->jk", d, activations[l]) / X.shape[0]
        upstream = np.einsum("nj,jk->nk", d, Ws[l])
    return grads
