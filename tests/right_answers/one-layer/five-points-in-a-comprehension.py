def central_difference(f, x):
    def moved(i, by):
        y = x + 0.0
        y[i] += by
        return y

    h = 2e-4
    weights = {-2: 1 / 12, -1: -8 / 12, 1: 8 / 12, 2: -1 / 12}
    slopes = [sum(c * f(moved(i, s * h)) for s, c in weights.items()) / h for i in np.ndindex(x.shape)]
    return np.asarray(slopes).reshape(x.shape)
