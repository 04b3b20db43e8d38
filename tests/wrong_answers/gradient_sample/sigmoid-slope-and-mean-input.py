# broken: da_dz, dz_dw
# The slope is always that of the sigmoid, and every weight gets the mean input.
import numpy as np
from chain_rule import ACTIVATIONS, sigmoid


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    s = sigmoid(z)
    d = s * (1 - s)
    delta = dC_da(ACTIVATIONS[g](z), y) * d
    inputs = np.ones(W.shape[1]) * np.mean(a_prev)
    return np.array([[delta_j * x for x in inputs] for delta_j in delta])
