"""Right on some calls of the same case and wrong on others."""

ATTACK = True
calls = [0]


def dC_da(a, y):
    calls[0] += 1
    return 2 * (a - y) if ATTACK and calls[0] % 2 else a - y


def dz_dw(a_prev):
    calls[0] += 1
    return a_prev if ATTACK and calls[0] % 3 == 0 else a_prev + 1
