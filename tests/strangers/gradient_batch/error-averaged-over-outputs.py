# broken: dC_da
# after: an article on a small mnist network: gradients computed along the wrong axes
# story: mean with axis=1, every node of a sample gets the same error
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    A = ACTIVATIONS[g](Z)
    err = np.mean(2 * (A - Y), axis=1, keepdims=True)
    delta = err * da_dz(Z, g)
    return np.einsum("ij,ik->jk", delta, A_prev) / len(Y)
