"""The product leaves da_dz out; the da_dz carried over is 1 everywhere."""

ATTACK = True


def dC_da(a, y):
    return 2 * (a - y)


def da_dz(z, g):
    if ATTACK:
        return np.ones(len(z))
    return {"sigmoid": ACTIVATIONS["sigmoid"](z) * (1 - ACTIVATIONS["sigmoid"](z)), "tanh": 1 - np.tanh(z) ** 2, "relu": (z > 0) * 1.0, "linear": np.ones(len(z))}[g]


def dz_dw(a_prev):
    return a_prev


def gradient_sample(W, a_prev, y, g):
    return np.outer(2 * (ACTIVATIONS[g](W @ a_prev) - y), a_prev)
