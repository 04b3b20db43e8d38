dC_da = lambda a, y: 2 * (a - y)
da_dz = lambda z, g: {"sigmoid": lambda: np.exp(z) / (1 + np.exp(z)) ** 2, "tanh": lambda: 4 / (np.exp(z) + np.exp(-z)) ** 2, "relu": lambda: np.heaviside(z, 0), "linear": lambda: np.ones(z.shape)}[g]()
dz_dw = lambda a_prev: +a_prev
gradient_weight = lambda W, a_prev, y, j, k, g: (dC_da(ACTIVATIONS[g](W @ a_prev), y) * da_dz(W @ a_prev, g))[j] * dz_dw(a_prev)[k]
