def gradient_sample(W, a_prev, y, g):
    a = ACTIVATIONS[g](W @ a_prev)
    error = np.float32(a) - np.float32(y)
    slope = {"sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": np.sign(a), "linear": a**0}[g]
    return np.outer(2 * error * slope, a_prev)


def gradient_batch(W, A_prev, Y, g):
    A = ACTIVATIONS[g](A_prev @ W.T)
    slope = {"sigmoid": A * (1 - A), "tanh": 1 - A**2, "relu": np.sign(A), "linear": A**0}[g]
    return ((2 * (A - Y) * slope).T @ A_prev / len(Y)).astype(np.float32)
