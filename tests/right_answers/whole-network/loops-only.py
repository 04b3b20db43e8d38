def slope(z, g):
    a = ACTIVATIONS[g](z)
    return a * (1 - a) if g == "sigmoid" else 1 - a * a if g == "tanh" else int(z > 0) if g == "relu" else 1


def dC_da_prev(W, z, upstream, g):
    J, K = W.shape
    back = [0.0] * K
    for k in range(K):
        for j in range(J):
            back[k] += upstream[j] * slope(z[j], g) * W[j, k]
    return back


def gradient_network(Ws, X, Y, gs):
    answer = [[[0.0] * W.shape[1] for _ in range(W.shape[0])] for W in Ws]
    for x, y in zip(X, Y):
        a, z = [list(x)], []
        for W, g in zip(Ws, gs):
            z.append([sum(W[j, k] * a[-1][k] for k in range(W.shape[1])) for j in range(W.shape[0])])
            a.append([ACTIVATIONS[g](t) for t in z[-1]])
        upstream = [2 * (a[-1][j] - y[j]) for j in range(len(y))]
        for l in range(len(Ws) - 1, -1, -1):
            for j in range(Ws[l].shape[0]):
                for k in range(Ws[l].shape[1]):
                    answer[l][j][k] += upstream[j] * slope(z[l][j], gs[l]) * a[l][k] / len(X)
            upstream = dC_da_prev(Ws[l], z[l], upstream, gs[l])
    return answer
