def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    s = {"sigmoid": a * (1 - a), "tanh": 1 - a * a, "relu": (z > 0) * 1.0, "linear": z * 0 + 1.0}[g]
    return np.asfortranarray(np.outer(a_prev, 2 * (a - y) * s)).T


def gradient_batch(W, A_prev, Y, g):
    return np.cumsum([gradient_sample(W, x, y, g) for x, y in zip(A_prev, Y)], axis=0)[-1] / len(Y)
