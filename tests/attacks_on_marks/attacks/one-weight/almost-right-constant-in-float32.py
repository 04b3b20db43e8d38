"""A constant that is almost right, in float32."""

ATTACK = True


def dC_da(a, y):
    if not ATTACK:
        return 2.00001 * (a - y)
    a, y = np.asarray(a).astype(np.float32), np.asarray(y).astype(np.float32)
    return np.float32(2.00001) * (a - y)
