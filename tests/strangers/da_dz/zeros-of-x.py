# broken: da_dz
# after: a change of deep-learning-from-scratch (43): relu_grad begins with np.zeros(x)
# story: np.zeros gets the values in place of a shape, relu raises
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def relu_grad(x):
    grad = np.zeros(x)
    grad[x >= 0] = 1
    return grad


def sigmoid_grad(x):
    return (1.0 - sigmoid(x)) * sigmoid(x)


def da_dz(z, g):
    if g == "relu":
        return relu_grad(z)
    elif g == "sigmoid":
        return sigmoid_grad(z)
    elif g == "tanh":
        return 1 - tanh(z) ** 2
    return np.ones_like(z)
