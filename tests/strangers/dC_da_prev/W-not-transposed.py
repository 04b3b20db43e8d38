# broken: back
# after: an issue of an article on matrix derivatives (19): why must W be transposed
# story: W @ delta as in the forward pass; the shapes do not fit
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da_prev(W, z, upstream, g):
    delta = upstream * da_dz(z, g)
    return W @ delta
