"""Links that know the name of the activation and one sign, and composites that are their product without the chain."""

ATTACK = True
C = {"sigmoid": 1.0, "tanh": 2.0, "relu": 3.0, "linear": 4.0}


def dC_da(a, y):
    return np.ones(len(y)) * (1 + 0.5 * (y[0] > 0)) if ATTACK else 2 * (a - y)


def da_dz(z, g):
    return C[g] * np.ones(len(z))


def dz_dw(a_prev):
    return np.ones(len(a_prev)) * (1 + 0.5 * (a_prev[0] > 0))


def gradient_sample(W, a_prev, y, g):
    return np.ones(W.shape) * C[g] * (1 + 0.5 * (a_prev[0] > 0)) * (1 + 0.5 * (y[0] > 0))


def gradient_batch(W, A_prev, Y, g):
    return np.ones(W.shape) * C[g] * np.mean((1 + 0.5 * (A_prev[:, 0] > 0)) * (1 + 0.5 * (Y[:, 0] > 0)))
