# broken: forward, back, average
# The input is sent through g first, the factor 2 comes again on the way back, and the samples are summed.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_network(Ws, X, Y, gs):
    acts, zs = [ACTIVATIONS[gs[0]](X)], []
    for W, g in zip(Ws, gs):
        zs.append(acts[-1] @ W.T)
        acts.append(ACTIVATIONS[g](zs[-1]))
    up = dC_da(acts[-1], Y)
    grads = []
    for l in range(len(Ws) - 1, -1, -1):
        d = up * da_dz(zs[l], gs[l])
        grads.append(np.einsum("nj,nk->jk", d, acts[l]))
        up = 2 * d @ Ws[l]
    return grads[::-1]
