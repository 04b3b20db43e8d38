# broken: product
# after: an issue of Neural-Networks-Demystified (15): djdW2 = ... + lambda * W2
# story: adds the slope of a regularisation that the loss does not have
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_sample(W, a_prev, y, g):
    Lambda = 0.0001
    z = W @ a_prev
    yHat = ACTIVATIONS[g](z)
    delta = np.multiply(-2 * (y - yHat), da_dz(z, g))
    dJdW = np.outer(delta, a_prev) + Lambda * W
    return dJdW
