@np.vectorize
def step(t):
    return 1.0 if t > 0 else 0.0


def da_dz(z, g):
    return np.vectorize({"sigmoid": lambda t: 0.25 / np.cosh(t / 2) ** 2, "tanh": lambda t: 1 - np.tanh(t) ** 2, "relu": step, "linear": lambda t: 1.0}[g], otypes=[float])(z)


dC_da = np.vectorize(lambda a, y: 2.0 * (a - y))
