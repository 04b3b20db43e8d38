F = np.float32


def slope(z, g):
    a = ACTIVATIONS[g](z)
    return {"sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": (z > 0).astype(F), "linear": np.ones_like(z)}[g]


def dC_da_prev(W, z, upstream, g):
    return W.astype(F).T @ (upstream.astype(F) * slope(z.astype(F), g))


def gradient_network(Ws, X, Y, gs):
    Ws, X, Y = [W.astype(F) for W in Ws], X.astype(F), Y.astype(F)
    zs, a = forward(Ws, X, gs)
    upstream = 2 * (a[-1] - Y) / F(len(X))
    G = []
    for l in reversed(range(len(Ws))):
        delta = upstream * slope(zs[l], gs[l])
        G.insert(0, delta.T @ a[l])
        upstream = delta @ Ws[l]
    return G
