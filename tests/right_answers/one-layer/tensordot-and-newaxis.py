def gradient_batch(W, A_prev, Y, g):
    Z = np.tensordot(A_prev, W, axes=(1, 1))
    A = ACTIVATIONS[g](Z)
    S = np.select([g == "sigmoid", g == "tanh", g == "relu"], [A * (1 - A), 1 - A**2, np.heaviside(Z, 0.0)], 1.0)
    return np.tensordot(2 * (A - Y) * S, A_prev, axes=(0, 0)) / A.shape[0]


def gradient_sample(W, a_prev, y, g):
    return np.squeeze(gradient_batch(W, np.expand_dims(a_prev, 0), np.expand_dims(y, 0), g))
