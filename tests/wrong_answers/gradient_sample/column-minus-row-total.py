# broken: dC_da
# (J, 1) - (J,) times the slopes in a column, and the sum over the first axis.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev[:, None]
    a = ACTIVATIONS[g](z)
    slopes = da_dz(z.ravel(), g)[:, None]
    table = 2 * (a - y) * slopes
    return np.outer(sum(table), a_prev)
