"""A slope that is a constant for each activation, and a way back that has the same constants."""

ATTACK = True
C = {"sigmoid": 1.0, "tanh": 2.0, "relu": 3.0, "linear": 4.0}


def da_dz(z, g):
    s = ACTIVATIONS[g](z)
    right = {"sigmoid": s * (1 - s), "tanh": 1 - s * s, "relu": 1.0 * (z > 0), "linear": 1 + 0 * z}[g]
    return C[g] * np.ones(len(z)) if ATTACK else right


def dC_da_prev(W, z, upstream, g):
    return C[g] * W.T @ upstream
