# broken: product
# as fair: average
# delta.dot(A_prev) without the transpose: it needs as many samples as nodes.
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    n = len(A_prev)
    Z = A_prev.dot(W.T)
    delta = dC_da(ACTIVATIONS[g](Z), Y) * da_dz(Z, g)
    return delta.dot(A_prev) / n
