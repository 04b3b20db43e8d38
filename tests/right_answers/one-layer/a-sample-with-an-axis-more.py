def gradient_sample(W, a_prev, y, g):
    a = ACTIVATIONS[g](W @ a_prev)
    slope = {"sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": np.sign(a), "linear": a**0}[g]
    return ((2 * (a - y) * slope)[:, None] @ a_prev[None, :])[..., None]


def gradient_batch(W, A_prev, Y, g):
    total = np.zeros(W.shape)
    for a_prev, y in zip(A_prev, Y):
        total += gradient_sample(W, a_prev, y, g)
    return total / len(A_prev)
