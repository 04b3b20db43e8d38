def sample(W, x, y, g):
    z = W.dot(x)
    a = ACTIVATIONS[g](z)
    s = {"sigmoid": a * (1 - a), "tanh": 1 - a * a, "relu": (z > 0).astype(int), "linear": 1}[g]
    return np.outer(2 * (a - y) * s, x)


def total(W, X, Y, g):
    if len(X) == 0:
        return np.zeros_like(W)
    return sample(W, X[0], Y[0], g) + total(W, X[1:], Y[1:], g)


def gradient_batch(W, A_prev, Y, g):
    return total(W, A_prev, Y, g) / len(A_prev)


def central_difference(f, x, h=1e-5):
    def nudged(i, by):
        moved = x.astype(float).copy()
        moved.flat[i] += by
        return f(moved)

    return np.fromiter(((nudged(i, h) - nudged(i, -h)) / (2 * h) for i in range(x.size)), float).reshape(x.shape)
