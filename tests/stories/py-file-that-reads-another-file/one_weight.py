import numpy as np

measured = np.loadtxt("measured.csv")

predictions = {
    "blank": -4,
    "dC_da": -2,
    "da_dz": -3,
    "dz_dw": -5,
    "gradient": -30,
    "C_if_w_rises": "down",
    "a_if_w_rises": "down",
    "C_if_a_prev_is_zero": "same",
}


def dC_da(a, y):
    return 2 * (a - y)


def da_dz(z, g):
    if g == "sigmoid":
        s = sigmoid(z)
        return s * (1 - s)
    elif g == "tanh":
        return 1 - np.tanh(z) ** 2
    elif g == "relu":
        return (z > 0).astype(float)
    else:
        return np.ones(len(z))


def dz_dw(a_prev):
    return 1.0 * a_prev


def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    return dC_da(a, y)[j] * da_dz(z, g)[j] * dz_dw(a_prev)[k]
