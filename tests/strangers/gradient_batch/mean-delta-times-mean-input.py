# broken: average
# after: variant of an issue of notes on backpropagation (5): mean or sum over the samples
# story: product of the means in place of the mean of the products
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    delta = dC_da(ACTIVATIONS[g](Z), Y) * da_dz(Z, g)
    return np.outer(np.mean(delta, axis=0), np.mean(A_prev, axis=0))
