# broken: conduct
# after: variant of an issue of Grokking-Deep-Learning (37): the delta is goal minus prediction, here in the array of the goals
# story: turns Y into the error in place
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    error = Y
    error -= ACTIVATIONS[g](Z)
    delta = -2 * error * da_dz(Z, g)
    return delta.T @ A_prev / len(A_prev)
