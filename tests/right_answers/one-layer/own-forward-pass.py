def my_sigmoid(z):
    return np.where(z >= 0, 1 / (1 + np.exp(-np.abs(z))), np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))))


MINE = {
    "sigmoid": (my_sigmoid, lambda z: my_sigmoid(z) * my_sigmoid(-z)),
    "tanh": (lambda z: 2 * my_sigmoid(2 * z) - 1, lambda z: 1 - np.tanh(z) ** 2),
    "relu": (lambda z: z * (z > 0), lambda z: (z > 0) * 1.0),
    "linear": (lambda z: z, lambda z: np.ones_like(z)),
}


def gradient_sample(W, a_prev, y, g):
    f, df = MINE[g]
    z = np.array([row @ a_prev for row in W])
    return np.array([2 * (f(z) - y) * df(z)]).T * a_prev


def gradient_batch(W, A_prev, Y, g):
    f, df = MINE[g]
    G = 0
    for i in range(len(Y) - 1, -1, -1):
        z = W @ A_prev[i]
        G = G + np.outer(2 * (f(z) - Y[i]) * df(z), A_prev[i])
    return G / len(Y)
