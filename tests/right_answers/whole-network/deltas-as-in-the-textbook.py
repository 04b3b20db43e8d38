def prime(z, g):
    if g == "sigmoid":
        return np.exp(-z) / (1 + np.exp(-z)) ** 2
    if g == "tanh":
        return 1 / np.cosh(z) ** 2
    return np.array(z > 0, dtype=float) if g == "relu" else np.ones_like(z)


def gradient_network(Ws, X, Y, gs):
    L = len(Ws)
    n = X.shape[0]
    A, Z = {0: X}, {}
    for l in range(1, L + 1):
        Z[l] = A[l - 1] @ Ws[l - 1].T
        A[l] = ACTIVATIONS[gs[l - 1]](Z[l])
    delta = {L: 2 * (A[L] - Y) * prime(Z[L], gs[L - 1])}
    for l in range(L - 1, 0, -1):
        delta[l] = (delta[l + 1] @ Ws[l]) * prime(Z[l], gs[l - 1])
    return tuple(delta[l].T @ A[l - 1] / n for l in range(1, L + 1))


def dC_da_prev(W, z, upstream, g):
    return np.sum(W * (upstream * prime(z, g))[:, None], axis=0)
