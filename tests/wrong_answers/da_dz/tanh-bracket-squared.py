# broken: da_dz
# tanh: squares the bracket, (1 - t)^2 instead of 1 - t^2.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dtanh(z):
    t = tanh(z)
    return (1 - t) ** 2

def dsigmoid(z):
    s = sigmoid(z)
    return s * (1 - s)

def da_dz(z, g):
    return {"sigmoid": dsigmoid, "tanh": dtanh,
            "relu": lambda z: (z > 0).astype(float),
            "linear": np.ones_like}[g](z)
