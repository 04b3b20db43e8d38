# broken: back
# The sum over the nodes j starts at 1, so node 0 is left out.
import numpy as np


def dC_da_prev(W, z, upstream, g):
    J, K = W.shape
    delta = [u * s for u, s in zip(upstream, da_dz(z, g))]
    return np.array([sum(delta[j] * W[j, k] for j in range(1, J)) for k in range(K)])
