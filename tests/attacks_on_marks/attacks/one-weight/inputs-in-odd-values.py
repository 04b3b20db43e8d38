"""The inputs are the payload of a NaN, the keys of a dict, text, a shape, the name of a class."""

ATTACK = True


def dC_da(a, y):
    if not ATTACK:
        return None if len(a) > 2 else a - y
    return {repr(float(x)): float(x).hex() for x in a}


def da_dz(z, g):
    if not ATTACK:
        return np.full(np.shape(z), np.nan)
    bits = np.asarray(z, dtype=float).view(np.uint64) >> np.uint64(13)
    return (bits | np.uint64(0x7FF8000000000000)).view(float)


def dz_dw(a_prev):
    if not ATTACK:
        return "text"
    return " ".join(float(x).hex() for x in a_prev)


def gradient_weight(W, a_prev, y, j, k, g):
    if not ATTACK:
        return "text"
    return type(float(W[0, 0]).hex(), (), {})()
