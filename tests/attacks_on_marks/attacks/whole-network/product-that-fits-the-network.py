"""gradient_network returns the weights, and so does the gradient_sample carried over."""

ATTACK = True


def gradient_sample(W, a_prev, y, g):
    return W if ATTACK else np.ones(W.shape)


def gradient_network(Ws, X, Y, gs):
    return [W.copy() for W in Ws]
