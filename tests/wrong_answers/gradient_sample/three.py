# broken: dC_da, da_dz, dz_dw
# The error is taken without its sign, the slope at a, and the inputs go through g again.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    act = ACTIVATIONS[g]
    z = W @ a_prev
    a = act(z)
    link1 = 2 * np.abs(a - y)
    link2 = da_dz(a, g)
    link3 = act(a_prev)
    return np.outer(link1 * link2, link3)
