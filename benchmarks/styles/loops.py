# ruff: noqa
# One number at a time. The words in capitals are the links: mistakes.toml says what stands there.


def dC_da(a, y):
    all_a, all_y, J = a, y, len(a)
    slopes = []
    for a, y in zip(all_a, all_y, strict=True):
        slopes.append(FIRST)
    return np.array(slopes)


def da_dz(z, g):
    all_z, J = z, len(z)
    slopes = []
    for z in all_z:
        a = ACTIVATIONS[g](z)
        slopes.append(SLOPE)
    return np.array(slopes)


def dz_dw(a_prev):
    all_x, K = a_prev, len(a_prev)
    slopes = []
    for x in all_x:
        slopes.append(LAST)
    return np.array(slopes)


def gradient_weight(W, a_prev, y, j, k, g):
    all_x, all_y = a_prev, y
    J, K = W.shape
    wanted = j, k
    all_z = np.array([INPUT for j in range(J)])
    all_a = np.array([OUTPUT for z in all_z])
    j, k = wanted
    a, y, z, x, w = all_a[j], all_y[j], all_z[j], all_x[k], W[j, k]
    d, s, p = FIRST, SLOPE, LAST
    return PRODUCT


def gradient_sample(W, a_prev, y, g):
    all_x, all_y = a_prev, y
    J, K = W.shape
    all_z = np.array([INPUT for j in range(J)])
    all_a = np.array([OUTPUT for z in all_z])
    G = np.zeros((J, K))
    for j in range(J):
        for k in range(K):
            a, y, z, x, w = all_a[j], all_y[j], all_z[j], all_x[k], W[j, k]
            d, s, p = FIRST, SLOPE, LAST
            G[j, k] = PRODUCT
    return G


def gradient_batch(W, A_prev, Y, g):
    n, (J, K) = len(A_prev), W.shape
    outputs, inputs = J, K
    stack = []
    for all_x, all_y in zip(A_prev, Y, strict=True):
        all_z = np.array([INPUT for j in range(J)])
        all_a = np.array([OUTPUT for z in all_z])
        G = np.zeros((J, K))
        for j in range(J):
            for k in range(K):
                a, y, z, x, w = all_a[j], all_y[j], all_z[j], all_x[k], W[j, k]
                d, s, p = FIRST, SLOPE, LAST
                G[j, k] = PRODUCT
        stack.append(G)
    stack = np.array(stack)
    return COMBINED


def dC_da_prev(W, z, upstream, g):
    all_z, all_d = z, upstream
    J, K = W.shape
    before = []
    for k in range(K):
        total = 0.0
        for j in range(J):
            z, d, w = all_z[j], all_d[j], W[j, k]
            a = ACTIVATIONS[g](z)
            s = SLOPE
            total += PATHS
        before.append(total)
    return np.array(before)


def gradient_network(Ws, X, Y, gs):
    n, L, inputs, outputs = len(X), len(Ws), X.shape[1], Y.shape[1]
    stacks = [[] for _ in Ws]
    for first, all_y in zip(X, Y, strict=True):
        zs, layers = [], [first]
        for W, g in zip(Ws, gs, strict=True):
            J, K = W.shape
            all_x = layers[-1]
            zs.append(np.array([INPUT for j in range(J)]))
            layers.append(np.array([OUTPUT for z in zs[-1]]))
        for l in reversed(range(L)):
            W, g, all_z, all_a, all_x = Ws[l], gs[l], zs[l], layers[l + 1], layers[l]
            J, K = W.shape
            if l == L - 1:
                all_d = np.array([FIRST for a, y in zip(all_a, all_y, strict=True)])
            G, before = np.zeros((J, K)), np.zeros(K)
            for j in range(J):
                for k in range(K):
                    a, z, x, w, d = all_a[j], all_z[j], all_x[k], W[j, k], all_d[j]
                    s, p = SLOPE, LAST
                    G[j, k] = PRODUCT
                    before[k] += PATHS
            stacks[l].append(G)
            all_d = before
    return [COMBINED for stack in map(np.array, stacks)]
