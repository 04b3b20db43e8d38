from fractions import Fraction


def dC_da(a, y):
    return [float(2 * (Fraction(float(p)) - Fraction(float(q)))) for p, q in zip(a, y)]


def dz_dw(a_prev):
    return [float(Fraction(float(p))) for p in a_prev]
