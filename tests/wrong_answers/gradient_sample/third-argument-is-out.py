# broken: dC_da
# The third argument of np.multiply is where it writes: the error is not multiplied in, but for linear.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    out = ACTIVATIONS[g](W @ a_prev)
    error = 2 * (out - y)
    if g == "sigmoid":
        delta = np.multiply(out, 1 - out, error)
    elif g == "tanh":
        delta = np.multiply(1 - out, 1 + out, error)
    elif g == "relu":
        delta = np.multiply(out > 0, 1.0, error)
    else:
        delta = error
    return np.outer(delta, a_prev)
