# broken: dC_da
# after: a step by step example with delta_o1 = -(target - out) * out * (1 - out)
# story: the example's loss has a half in front, this one has not
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


class OutputLayer:
    def __init__(self, weights, name):
        self.weights, self.name = weights, name

    def feed(self, inputs):
        self.inputs = inputs
        self.net = self.weights @ inputs
        self.out = ACTIVATIONS[self.name](self.net)

    def deltas(self, target):
        return -(target - self.out) * da_dz(self.net, self.name)


def gradient_sample(W, a_prev, y, g):
    layer = OutputLayer(W, g)
    layer.feed(a_prev)
    return np.array([[d * x for x in layer.inputs] for d in layer.deltas(y)])
