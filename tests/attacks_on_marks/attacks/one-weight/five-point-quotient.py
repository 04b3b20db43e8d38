"""Four values of the activation make a quotient that is as exact as a derivative."""

ATTACK = True


def da_dz(z, g):
    f, h = ACTIVATIONS[g], 1e-3
    if not ATTACK:
        return (f(z + h) - f(z - h)) / (2 * h)
    return (8 * (f(z + h) - f(z - h)) - (f(z + 2 * h) - f(z - 2 * h))) / (12 * h)
