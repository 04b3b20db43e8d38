# broken: back
# after: variant of a question: is my backpropagation right, the sum over the next layer
# story: goes through node 0 of the layer only
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da_prev(W, z, upstream, g):
    result = []
    for k in range(W.shape[1]):
        result.append(upstream[0] * da_dz(z, g)[0] * W[0][k])
    return np.array(result)
