# broken: product
# The table of the inputs stands in the product as it is: that fits only where there are as many samples as inputs.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    Z = np.dot(A_prev, W.T)
    delta = 2 * (ACTIVATIONS[g](Z) - Y) * np.array([da_dz(z, g) for z in Z])
    return np.dot(A_prev, delta).T / len(Y)
