# broken: conduct
# after: a change of a specialization's repository (5): relu backward was incorrect; np.array(dA, copy=True) is needed
# story: for relu it zeroes entries of the array it was given
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da_prev(W, z, upstream, g):
    dZ = upstream
    if g == "relu":
        dZ[z <= 0] = 0
    else:
        dZ = upstream * da_dz(z, g)
    return np.dot(W.T, dZ)
