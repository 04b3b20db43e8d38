def gradient_sample(W, a_prev, y, g):
    z = W.astype(np.float32) @ a_prev.astype(np.float32)
    a = ACTIVATIONS[g](z)
    slope = {"sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": np.where(z > 0, 1.0, 0.0), "linear": np.ones(len(z))}
    return np.outer(2 * (a - y.astype(np.float32)) * slope[g], a_prev.astype(np.float32))
