def gradient_sample(W, a_prev, y, g):
    gradient = np.empty((0, W.shape[1]))
    for w, target in zip(W, y):
        z = np.dot(w, a_prev)
        a = ACTIVATIONS[g](z)
        if g in ("sigmoid", "tanh"):
            s = a * (1 - a) if g == "sigmoid" else 1 - a * a
        else:
            s = 1.0 if g == "linear" or z > 0 else 0.0
        gradient = np.vstack([gradient, 2 * (a - target) * s * a_prev])
    return gradient


def gradient_batch(W, A_prev, Y, g):
    every = np.dstack([gradient_sample(W, A_prev[i], Y[i], g) for i in range(len(Y))])
    return np.average(every, axis=-1)
