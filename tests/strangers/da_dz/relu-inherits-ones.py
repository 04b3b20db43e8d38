# broken: da_dz
# after: an issue of nd4j (271): the relu derivative is returning ones, inherited from the base class
# story: the relu class has no derivative of its own
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


class Base:
    def derivative(self, z):
        return np.ones_like(z)


class Logistic(Base):
    def derivative(self, z):
        return sigmoid(z) * (1 - sigmoid(z))


class HyperbolicTangent(Base):
    def derivative(self, z):
        return 1 - np.square(np.tanh(z))


class RectifiedLinear(Base):
    def value(self, z):
        return np.maximum(z, 0)


def da_dz(z, g):
    kinds = {"sigmoid": Logistic(), "tanh": HyperbolicTangent(), "relu": RectifiedLinear()}
    return kinds.get(g, Base()).derivative(z)
