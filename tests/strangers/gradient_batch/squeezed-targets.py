# broken: shape
# as fair: dC_da
# after: variant of a question on broadcasting: (n,1) minus (n,) is a table
# story: squeezes Y; with one output node every output meets every target
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    err = 2 * (ACTIVATIONS[g](Z) - np.squeeze(Y))
    return (err * da_dz(Z, g)).T @ A_prev / len(A_prev)
