def slope(z, g):
    return {"sigmoid": lambda: sigmoid(z) * (1 - sigmoid(z)), "tanh": lambda: 1 - tanh(z) ** 2, "relu": lambda: np.where(z > 0, 1.0, 0.0), "linear": lambda: np.ones_like(z)}[g]()


def gradient_sample(W, a_prev, y, g):
    z = np.sum(W * a_prev, axis=1)
    return (2 * (ACTIVATIONS[g](z) - y) * slope(z, g))[:, None] * a_prev[None, :]


def gradient_batch(W, A_prev, Y, g):
    Z = np.sum(W[None] * A_prev[:, None], axis=2)
    delta = 2 * (ACTIVATIONS[g](Z) - Y) * slope(Z, g)
    return (delta[:, :, np.newaxis] * A_prev[:, np.newaxis, :]).mean(axis=0)


def central_difference(f, x):
    gradient = np.empty_like(x)
    x = x.copy()
    with np.nditer(x, flags=["multi_index"], op_flags=["readwrite"]) as walk:
        for element in walk:
            old = element.copy()
            element[...] = old + 1e-5
            up = f(x)
            element[...] = old - 1e-5
            down = f(x)
            element[...] = old
            gradient[walk.multi_index] = (up - down) / 2e-5
    return gradient
