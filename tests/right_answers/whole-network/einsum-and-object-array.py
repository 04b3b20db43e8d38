def slope(z, g):
    a = ACTIVATIONS[g](z)
    return {"sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": np.sign(np.maximum(z, 0)), "linear": z**0}[g]


def gradient_network(Ws, X, Y, gs):
    zs, a = forward(Ws, X, gs)
    upstream, grads = 2 * (a[-1] - Y), []
    while len(grads) < len(Ws):
        l = len(Ws) - 1 - len(grads)
        delta = upstream * slope(zs[l], gs[l])
        grads.append(np.einsum("nj,nk->jk", delta, a[l], optimize=True) / X.shape[0])
        upstream = np.einsum("nj,jk->nk", delta, Ws[l])
    return [*reversed(grads)]


def dC_da_prev(W, z, upstream, g):
    return np.dot(np.transpose(W), np.multiply(upstream, slope(z, g))).tolist()
