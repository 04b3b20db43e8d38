# broken: forward
# The last column of W is treated as a bias in the forward pass, so its input is not multiplied in.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    weights, bias = W[:, :-1], W[:, -1]
    Z = A_prev[:, :-1] @ weights.T + bias
    A = ACTIVATIONS[g](Z)
    dA = dC_da(A, Y)
    dZ = dA * da_dz(Z, g)
    return np.einsum("ij,ik->jk", dZ, A_prev) / A_prev.shape[0]
