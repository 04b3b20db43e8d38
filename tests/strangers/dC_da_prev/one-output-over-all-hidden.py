# broken: back
# after: an issue of bpnn (2): the sum must run over the output nodes, not over the hidden ones
# story: sums along the wrong index of W
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da_prev(W, z, upstream, g):
    deltas = upstream * da_dz(z, g)
    errors = []
    for j in range(len(deltas)):
        s = 0
        for i in range(len(W[j])):
            s += W[j][i] * deltas[j]
        errors.append(s)
    return np.array(errors)
