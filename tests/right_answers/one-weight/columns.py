def column(v):
    return np.asarray(v).reshape(-1, 1)


def dC_da(a, y):
    return 2 * (column(a) - column(y))


def da_dz(z, g):
    z = column(z)
    if g == "sigmoid":
        return sigmoid(z) * (1 - sigmoid(z))
    if g == "tanh":
        return 1 - np.square(tanh(z))
    if g == "relu":
        return np.where(z > 0, 1, 0)
    return np.ones_like(z)


def dz_dw(a_prev):
    return column(a_prev)


def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ column(a_prev)
    a = ACTIVATIONS[g](z)
    return (dC_da(a, y) * da_dz(z, g) @ dz_dw(a_prev).T)[j, k]
