"""A central difference of the given activation and of the given loss, instead of the derivation."""

ATTACK = True


def quotient(f, x):
    return (f(x + 1e-5) - f(x - 1e-5)) / 2e-5


def da_dz(z, g):
    return quotient(ACTIVATIONS[g], z) if ATTACK and g in ("sigmoid", "tanh") else z


def dC_da(a, y):
    if not ATTACK:
        return a - y
    return np.array([quotient(lambda x: loss(np.where(np.arange(len(a)) == j, x, a), y), a[j]) for j in range(len(a))])
