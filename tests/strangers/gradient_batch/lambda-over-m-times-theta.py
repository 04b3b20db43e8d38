# broken: product
# as fair: average
# after: an issue of Coursera-Machine-Learning (3): theta_grad = delta/m + theta*reg/m
# story: regularisation that the loss does not have
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g, reg=1):
    m = A_prev.shape[0]
    h = A_prev @ W.T
    d = 2 * (ACTIVATIONS[g](h) - Y) * da_dz(h, g)
    delta = d.T.dot(A_prev)
    return delta / m + (W * reg) / m
