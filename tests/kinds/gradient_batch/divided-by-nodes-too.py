# broken: average
# as fair: product
# np.mean over all the numbers of delta: divided by n and by J.
from chain_rule import ACTIVATIONS


def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    delta = dC_da(ACTIVATIONS[g](Z), Y) * da_dz(Z, g)
    return delta.T @ A_prev / delta.size
