# broken: forward
# Takes row j - 1 of W for the node, as if the nodes were counted from 1; z belongs to another node.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_weight(W, a_prev, y, j, k, g):
    # node j sits in row j-1
    z_j = np.dot(W[j - 1, :], a_prev)
    a_j = ACTIVATIONS[g](z_j)
    slope = da_dz(np.array([z_j]), g)[0]
    return 2 * (a_j - y[j]) * slope * a_prev[k]
