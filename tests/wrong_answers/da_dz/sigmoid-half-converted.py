# broken: da_dz
# sigmoid: mixes the two forms, s(z) * (1 - z).
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def da_dz(z, g):
    if g == 'sigmoid':
        return sigmoid(z) * (1 - z)
    if g == 'tanh':
        return 1 - np.square(np.tanh(z))
    if g == 'relu':
        return np.array([1.0 if v > 0 else 0.0 for v in z])
    return np.array([1.0 for v in z])
