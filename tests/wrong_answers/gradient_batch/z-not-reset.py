# broken: forward
# The accumulator z is set to zero before the loop over samples and not inside it, so it carries the z of the samples
# before.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    J, K = W.shape
    n = len(A_prev)
    grad = np.zeros((J, K))
    z = np.zeros(J)
    for i in range(n):
        for j in range(J):
            for k in range(K):
                z[j] += W[j, k] * A_prev[i, k]
        a = ACTIVATIONS[g](z)
        first = dC_da(a, Y[i])
        second = da_dz(z, g)
        for j in range(J):
            for k in range(K):
                grad[j, k] += first[j] * second[j] * A_prev[i, k]
    return grad / n
