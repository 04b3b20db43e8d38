def make_slope(of_a):
    def slope(a):
        return of_a(a)
    return slope


SLOPE_OF_A = {
    "sigmoid": make_slope(lambda a: a - a * a),
    "tanh": make_slope(lambda a: (1 + a) * (1 - a)),
    "relu": make_slope(lambda a: np.array([1.0 if value else 0.0 for value in a])),
    "linear": make_slope(lambda a: np.ones(np.shape(a))),
}


def da_dz(z, g):
    return SLOPE_OF_A[g](ACTIVATIONS[g](z))


def dC_da(a, y):
    error = np.subtract(a, y)
    return error + error


def gradient_weight(W, a_prev, y, j, k, g):
    a = ACTIVATIONS[g](W.dot(a_prev))
    return np.prod([dC_da(a, y)[j], SLOPE_OF_A[g](a)[j], a_prev[k]])
