# broken: da_dz
# The slope is computed from the targets y instead of the outputs a.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    from_output = {
        "sigmoid": lambda out: out * (1 - out),
        "tanh": lambda out: 1 - out ** 2,
        "relu": lambda out: np.where(out > 0, 1.0, 0.0),
        "linear": lambda out: np.ones(len(out)),
    }
    a = forward([W], a_prev, [g])[1][1]
    delta = 2 * (a - y) * from_output[g](y)
    return np.outer(delta, a_prev)
