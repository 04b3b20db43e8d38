# broken: da_dz
# after: a change of NeuralNetworkFromScratch (3): the derivative of the sigmoid is missing for the outer layer
# story: error times input, averaged
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    n = len(A_prev)
    o = ACTIVATIONS[g](A_prev @ W.T)
    delta_o = 2 * (o - Y)
    return delta_o.T @ A_prev / n
