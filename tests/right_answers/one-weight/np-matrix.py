def dC_da(a, y):
    return np.matrix(2 * (a - y))


def dz_dw(a_prev):
    return np.matrix(a_prev)


def gradient_weight(W, a_prev, y, j, k, g):
    W, x = np.matrix(W), np.matrix(a_prev).T
    z = W * x
    a = np.asarray(ACTIVATIONS[g](z))
    z = np.asarray(z)
    slope = {"sigmoid": a * (1 - a), "tanh": 1 - a * a, "relu": (z > 0) * 1, "linear": 0 * z + 1}[g]
    delta = np.matrix(2 * (a - np.matrix(y).T.A) * slope)
    return (delta * x.T)[j, k]
