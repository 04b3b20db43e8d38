# broken: dz_dw
# as fair: shape
# after: an issue of learn_dl (23): which activations belong in W_grad
# story: multiplies the deltas by the outputs of the same layer
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    A = ACTIVATIONS[g](Z)
    delta = dC_da(A, Y) * da_dz(Z, g)
    return delta.T @ A / len(A)
