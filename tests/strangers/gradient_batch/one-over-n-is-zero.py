# broken: average
# after: notes on a course: use loss/N rather than 1/N * loss, since in python 1/N just gives you 0
# story: whole-number division, the mean becomes 0
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    N = A_prev.shape[0]
    dW = np.zeros_like(W)
    for x, y in zip(A_prev, Y):
        dW += gradient_sample(W, x, y, g)
    return 1 // N * dW
