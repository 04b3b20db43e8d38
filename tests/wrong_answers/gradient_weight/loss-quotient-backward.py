# broken: product
# A backward difference of the loss, with a step of 0.001.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_weight(W, a_prev, y, j, k, g):
    def C(w):
        moved = np.array(W)
        moved[j, k] = w
        return np.sum((ACTIVATIONS[g](moved @ a_prev) - y) ** 2)

    return (C(W[j, k]) - C(W[j, k] - 1e-3)) / 1e-3
