# broken: dC_da
# (J, 1) - (J,) times the slopes in a row, and the mean of each row.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z).reshape(-1, 1)
    delta = 2 * (a - y) * da_dz(z, g)
    return np.outer(delta.mean(axis=1), dz_dw(a_prev))
