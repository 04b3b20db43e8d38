# broken: product
# as fair: dz_dw
# The finished product is multiplied by the weight as well (a fourth link w).
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    n = len(A_prev)
    grad = np.zeros_like(W)
    for i in range(n):
        grad += gradient_sample(W, A_prev[i], Y[i], g) * W
    return grad / n
