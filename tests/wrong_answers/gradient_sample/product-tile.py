# broken: product
# np.tile where np.repeat belongs: the deltas run along the row and do not belong to the row's node.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_sample(W, a_prev, y, g):
    J, K = W.shape
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    delta = dC_da(a, y) * da_dz(z, g)
    left = np.tile(delta, K).reshape(J, K)
    right = np.tile(a_prev, J).reshape(J, K)
    return left * right
