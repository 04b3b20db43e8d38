# broken: dC_da
# The error is set in the branch for sigmoid and tanh; relu and linear use it before it is there.
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    if g in ("sigmoid", "tanh"):
        error = dC_da(ACTIVATIONS[g](z), y)
    delta = error * da_dz(z, g)
    return delta[:, None] * a_prev
