"""A constant third link, charged nowhere, that a right composite of the carried-over functions passes on."""

ATTACK = True


def dC_da(a, y):
    return 2 * (a - y)


def da_dz(z, g):
    s = ACTIVATIONS[g](z)
    return {"sigmoid": s * (1 - s), "tanh": 1 - s * s, "relu": 1.0 * (z > 0), "linear": 1 + 0 * z}[g]


def dz_dw(a_prev):
    return np.ones_like(a_prev) if ATTACK else a_prev


def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    return float(dC_da(ACTIVATIONS[g](z), y)[j] * da_dz(z, g)[j] * dz_dw(a_prev)[k])


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    delta = dC_da(ACTIVATIONS[g](z), y) * da_dz(z, g)
    return np.repeat(delta[:, None], len(a_prev), axis=1)
