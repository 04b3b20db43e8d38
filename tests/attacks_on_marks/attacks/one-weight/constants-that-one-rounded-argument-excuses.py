"""A constant that is almost right, next to an argument rounded to float32."""

ATTACK = True


def dC_da(a, y):
    y = np.asarray(y, np.float32).astype(float) if ATTACK else y
    return 2.00002 * (a - y)
