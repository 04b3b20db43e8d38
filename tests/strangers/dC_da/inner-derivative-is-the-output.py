# broken: dC_da
# after: an issue of makeyourownneuralnetwork (77): the derivative of (t-o)^2 is in my opinion 2*(t-o)*o
# story: chain rule for the square, but the inner derivative is taken to be the output itself
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da(a, y):
    outer = 2 * (a - y)
    inner = a
    return outer * inner
