"""The function carried over looks who calls it: wrong for the diagnosis, right for the composite."""

ATTACK = True
import sys


def da_dz(z, g):
    s = ACTIVATIONS[g](z)
    right = {"sigmoid": s * (1 - s), "tanh": 1 - s * s, "relu": 1.0 * (z > 0), "linear": 1 + 0 * z}[g]
    by_the_student = sys._getframe(1).f_code.co_name == "gradient_sample"
    return z if ATTACK and not by_the_student else right


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    return np.outer((ACTIVATIONS[g](z) - y) * da_dz(z, g), a_prev)
