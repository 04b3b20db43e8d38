# broken: da_dz
# after: an issue of Neural-Network-Projects-with-Python (4): sigmoid_derivative is x * (1 - x)
# story: the formula for an argument that is already an activation, but z is what comes in
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def da_dz(z, g):
    def sigmoid_derivative(x):
        return x * (1.0 - x)

    if g == "sigmoid":
        return sigmoid_derivative(z)
    elif g == "tanh":
        return 1 - np.tanh(z) ** 2
    elif g == "relu":
        return (z > 0) * 1.0
    else:
        return np.ones(len(z))
