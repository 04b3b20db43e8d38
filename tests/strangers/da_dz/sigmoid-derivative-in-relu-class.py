# broken: da_dz
# after: an issue of encog-dotnet-core (124): the sigmoid derivative stands in the relu class
# story: copied a class and forgot to replace the derivative
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


class Sigmoid:
    def slope(self, z):
        s = sigmoid(z)
        return s * (1 - s)


class ReLU:
    def slope(self, z):
        s = sigmoid(z)
        return s * (1 - s)


class Tanh:
    def slope(self, z):
        return 1 - tanh(z) ** 2


class Linear:
    def slope(self, z):
        return np.ones_like(z)


def da_dz(z, g):
    return {"sigmoid": Sigmoid, "relu": ReLU, "tanh": Tanh, "linear": Linear}[g]().slope(z)
