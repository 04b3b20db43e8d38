# broken: dC_da
# (J, 1) - (J,) times the slopes in a row: each target brings its own slope, and all is added up.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)[:, np.newaxis]
    delta = 2 * (a - y) * da_dz(z, g)
    return np.sum(delta, axis=1)[:, np.newaxis] * a_prev
