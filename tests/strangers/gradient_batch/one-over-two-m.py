# broken: average
# as fair: dC_da
# after: an issue of aml-book (17): the formula for the mean squared error uses 1/2n
# story: divides by 2n as in J = 1/(2m) sum
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    m = len(Y)
    grad = sum(gradient_sample(W, x, t, g) for x, t in zip(A_prev, Y))
    return grad / (2 * m)
