def gradient_weight(W, a_prev, y, j, k, g):
    z = W[j : j + 1] @ a_prev
    a = ACTIVATIONS[g](z)
    slope = {"sigmoid": lambda: a * (1 - a), "tanh": lambda: 1 - a**2, "relu": lambda: (z > 0) * 1.0, "linear": lambda: 1.0}[g]()
    return 2 * (a - y[j : j + 1]) * slope * a_prev[k : k + 1]
