# broken: forward
# A_prev @ W without the transpose fits only where J is K.
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    Z = A_prev.dot(W)
    D = dC_da(ACTIVATIONS[g](Z), Y) * da_dz(Z, g)
    return D.T.dot(A_prev) / A_prev.shape[0]
