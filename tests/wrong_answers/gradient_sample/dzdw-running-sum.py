# broken: dz_dw
# as fair: product
# An accumulator is not reset: column k gets a_0 + ... + a_k and not a_k.
import numpy as np
from chain_rule import ACTIVATIONS

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    dC, da = dC_da(a, y), da_dz(z, g)
    J, K = W.shape
    grad = np.zeros((J, K))
    for j in range(J):
        dz = 0.0
        for k in range(K):
            dz += a_prev[k]
            grad[j, k] = dC[j] * da[j] * dz
    return grad
