# broken: da_dz
# The slope of tanh is written 1 - tanh(z), without the square; the other activations are right.
import numpy as np
from chain_rule import ACTIVATIONS, sigmoid, tanh

PRIMES = {
    "sigmoid": lambda z: sigmoid(z) * (1 - sigmoid(z)),
    "tanh": lambda z: 1 - tanh(z),
    "relu": lambda z: (z > 0).astype(float),
    "linear": lambda z: np.ones(z.shape),
}


def gradient_batch(W, A_prev, Y, g):
    Z = (W @ A_prev.T).T
    delta = dC_da(ACTIVATIONS[g](Z), Y) * PRIMES[g](Z)
    return sum(np.outer(d, a) for d, a in zip(delta, A_prev)) / len(Y)
