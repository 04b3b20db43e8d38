# broken: dC_da
# Keeps z as a column but y flat: the error becomes (J, J) and is then summed along its rows.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev[:, None]
    a = ACTIVATIONS[g](z)
    error = 2 * (a - y)
    return np.einsum("ji,jx,k->jk", error, da_dz(z, g), a_prev)
