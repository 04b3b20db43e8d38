"""Huge integers, text, dates, masks, infinities, structured and object arrays."""

ATTACK = True


def dC_da(a, y):
    return [10**400] * len(a) if ATTACK else a - y


def da_dz(z, g):
    kinds = {"sigmoid": np.full(len(z), "inf"), "tanh": np.ma.masked_all(len(z)), "relu": np.full(len(z), np.inf)}
    return kinds.get(g, np.full(len(z), np.datetime64("2020-01-01"))) if ATTACK else z


def dz_dw(a_prev):
    return np.array([(1.0, "x")] * len(a_prev), dtype=[("f", float), ("t", "U3")]) if ATTACK else a_prev + 1


def gradient_weight(W, a_prev, y, j, k, g):
    return complex(np.nan, np.inf) if ATTACK else 1.0
