"""A constant that is almost right."""

ATTACK = True


def dC_da(a, y):
    return (2.00001 if ATTACK else 1) * (a - y)


def dz_dw(a_prev):
    return a_prev + (1e-9 if ATTACK else 1)
