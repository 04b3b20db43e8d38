# broken: dC_da
# as fair: shape
# after: a question on the shapes of delta in a network for xor
# story: the outputs are a column and y is not, every output meets every target
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_sample(W, a_prev, y, g):
    x = a_prev.reshape(-1, 1)
    z = W @ x
    a = ACTIVATIONS[g](z)
    err = 2 * (a - y)
    delta = np.sum(err, axis=1, keepdims=True) * da_dz(z, g)
    return delta @ x.T
