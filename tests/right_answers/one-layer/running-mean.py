def gradient_batch(W, A_prev, Y, g):
    mean = np.zeros(W.shape)
    for i, (x, y) in enumerate(zip(A_prev, Y), start=1):
        z = W @ x
        a = ACTIVATIONS[g](z)
        s = {"sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": z > 0, "linear": 1}[g]
        mean += (np.outer(2 * (a - y) * s, x) - mean) / i
    return mean


def central_difference(f, x):
    # Richardson: five points
    out = np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-3
        out[i] = (8 * (f(x + e) - f(x - e)) - (f(x + 2 * e) - f(x - 2 * e))) / 12e-3
    return out
