# broken: da_dz
# sigmoid: the helper that applies sigmoid is given a, so sigmoid is applied twice.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))

def tanh_prime(x):
    return 1 - tanh(x) ** 2

def da_dz(z, g):
    a = ACTIVATIONS[g](z)
    if g == "sigmoid":
        return sigmoid_prime(a)
    if g == "tanh":
        return tanh_prime(z)
    if g == "relu":
        return 1.0 * (z > 0)
    return np.ones(len(z))
