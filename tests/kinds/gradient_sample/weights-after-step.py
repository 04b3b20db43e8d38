# broken: product
# Hands back the weights after a step with rate 0.37, not the slopes.
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    def slopes():
        z = W.dot(a_prev)
        a = ACTIVATIONS[g](z)
        delta = dC_da(a, y) * da_dz(z, g)
        return delta[:, None] * dz_dw(a_prev)[None, :]

    eta = 0.37
    return W - eta * slopes()
