def slope(z, g):
    a = ACTIVATIONS[g](z)
    return a * (1 - a) if g == "sigmoid" else 1 - a * a if g == "tanh" else (z > 0) * 1 if g == "relu" else np.ones_like(z)


def gradient_network(Ws, X, Y, gs):
    X, Y = np.asarray(X, float), np.asarray(Y, float)
    if len(Ws) == 1:
        Z = X @ Ws[0].T
        return [2 * ((ACTIVATIONS[gs[0]](Z) - Y) * slope(Z, gs[0])).T @ X / len(X)]
    *front, last = Ws
    H = forward(front, X, gs[:-1])[1][-1]
    Z = H @ last.T
    delta = 2 * (ACTIVATIONS[gs[-1]](Z) - Y) * slope(Z, gs[-1]) / len(X)
    return back(front, X, gs[:-1], delta @ last) + [delta.T @ H]


def back(Ws, X, gs, upstream):
    if not Ws:
        return []
    zs, a = forward(Ws, X, gs)
    delta = upstream * slope(zs[-1], gs[-1])
    return back(Ws[:-1], X, gs[:-1], delta @ Ws[-1]) + [delta.T @ a[-2]]
