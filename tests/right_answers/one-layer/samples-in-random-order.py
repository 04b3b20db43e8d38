def gradient_batch(W, A_prev, Y, g):
    # the order of a sum changes its last bits and nothing else
    G = np.zeros(W.shape)
    for i in np.random.permutation(len(Y)):
        z = W @ A_prev[i]
        a = ACTIVATIONS[g](z)
        s = {"sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": z > 0, "linear": 1}[g]
        G += np.outer(2 * (a - Y[i]) * s, A_prev[i])
    return G / len(Y)
