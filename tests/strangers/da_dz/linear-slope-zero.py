# broken: da_dz
# after: an issue of DigitRecognizingNeuralNetwork (1): the derivative at LinearActivationStrategy is 0
# story: the slope of the linear activation is taken as 0
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def da_dz(z, g):
    d = np.zeros_like(z)
    if g == "sigmoid":
        d = sigmoid(z) * sigmoid(-z)
    elif g == "tanh":
        d = 1 / np.cosh(z) ** 2
    elif g == "relu":
        d[z > 0] = 1
    return d
