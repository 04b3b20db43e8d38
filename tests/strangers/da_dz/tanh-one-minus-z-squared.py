# broken: da_dz
# after: an issue of DeepLearning-500-questions (466): the derivative of tanh should be 1-(tanh(x))^2
# story: forgot to apply tanh before the square
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def da_dz(z, g):
    table = {
        "linear": lambda x: np.ones_like(x),
        "relu": lambda x: np.where(x > 0, 1.0, 0.0),
        "sigmoid": lambda x: sigmoid(x) * (1 - sigmoid(x)),
        "tanh": lambda x: 1 - x**2,
    }
    return table[g](z)
