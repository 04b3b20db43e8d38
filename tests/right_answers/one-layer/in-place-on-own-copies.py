def gradient_sample(W, a_prev, y, g):
    delta = W @ a_prev
    z = delta.copy()
    delta = np.array(ACTIVATIONS[g](delta))
    s = np.ones_like(delta)
    if g == "sigmoid":
        s = delta * (1 - delta)
    if g == "tanh":
        s -= delta * delta
    if g == "relu":
        s[z < 0] = 0
    delta -= y
    delta *= 2
    delta *= s
    G = np.tile(a_prev, (len(delta), 1))
    G *= delta[:, None]
    return G


def gradient_batch(W, A_prev, Y, g):
    G = np.zeros((len(A_prev), *W.shape))
    for i in range(len(G)):
        G[i] = gradient_sample(W, A_prev[i], Y[i], g)
    G /= len(G)
    return G.sum(0)
