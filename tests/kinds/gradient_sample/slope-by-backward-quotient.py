# broken: da_dz
# The chain is right, but its second link is a backward difference with h = 0.05.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    act = ACTIVATIONS[g]
    z = W @ a_prev
    slope = (act(z) - act(z - 0.05)) / 0.05
    return np.outer(dC_da(act(z), y) * slope, dz_dw(a_prev))
