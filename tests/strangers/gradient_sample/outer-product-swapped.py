# broken: product
# as fair: shape
# after: an issue of Grokking-Deep-Learning (23): weight_deltas = outer_prod(input, delta) should be transposed
# story: input first, delta second, so the table is transposed
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_sample(W, a_prev, y, g):
    def outer_prod(a, b):
        out = np.zeros((len(a), len(b)))
        for i in range(len(a)):
            for j in range(len(b)):
                out[i][j] = a[i] * b[j]
        return out

    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    delta = dC_da(a, y) * da_dz(z, g)
    return outer_prod(dz_dw(a_prev), delta)
