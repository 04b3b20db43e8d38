# broken: da_dz
# after: an issue of DeepLearning-500-questions (544): the table says -(tanh(x))^2
# story: copied the table with the 1 missing
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def da_dz(z, g):
    if g == "tanh":
        t = np.tanh(z)
        return -t * t
    if g == "sigmoid":
        s = 1 / (1 + np.exp(-z))
        return s - s * s
    return np.ones(z.shape) if g == "linear" else np.sign(np.maximum(z, 0))
