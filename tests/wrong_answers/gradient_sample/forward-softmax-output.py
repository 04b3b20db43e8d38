# broken: forward
# as fair: dC_da
# The output is a softmax of z whatever activation g names.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    e = np.exp(z - z.max())
    a = e / e.sum()
    delta = dC_da(a, y) * da_dz(z, g)
    return delta[:, None] * a_prev[None, :]
