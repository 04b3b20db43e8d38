def dC_da(a, y):
    return 2 * (np.float32(a) - np.float32(y))


def da_dz(z, g):
    z = np.array(z, dtype=np.float32)
    a = ACTIVATIONS[g](z)
    if g == "sigmoid":
        return a * (1 - a)
    if g == "tanh":
        return 1 - a**2
    if g == "relu":
        return (z > 0).astype("float32")
    return np.ones(z.shape, dtype="f4")


def dz_dw(a_prev):
    return a_prev.astype(np.float32)


def gradient_weight(W, a_prev, y, j, k, g):
    z = W.astype(np.float32) @ dz_dw(a_prev)
    return dC_da(ACTIVATIONS[g](z), y)[j] * da_dz(z, g)[j] * dz_dw(a_prev)[k]
