# broken: product
# The inner product of delta and a_prev in place of the outer one.
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    delta = dC_da(ACTIVATIONS[g](z), y) * da_dz(z, g)
    return delta @ a_prev.T
