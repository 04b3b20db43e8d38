"""A difference quotient between inputs rounded to float32, and rounded again."""

ATTACK = True


def rounded(x):
    return np.asarray(x).astype(np.float32).astype(float)


def da_dz(z, g):
    if not ATTACK:
        return z
    z, f = rounded(z), ACTIVATIONS[g]
    return ((f(z + 1e-5) - f(z - 1e-5)) / 2e-5).astype(np.float32)
