# ruff: noqa
# Whole arrays at once, samples in rows. The words in capitals are the links: mistakes.toml says what stands there.


def dC_da(a, y):
    J = a.shape[-1]
    return FIRST


def da_dz(z, g):
    a, J = ACTIVATIONS[g](z), z.shape[-1]
    return SLOPE


def dz_dw(a_prev):
    x, K = a_prev, a_prev.shape[-1]
    return LAST


def gradient_weight(W, a_prev, y, j, k, g):
    (J, K), x = W.shape, a_prev
    z = INPUT
    a = OUTPUT
    d, s, p = FIRST, SLOPE, LAST
    return PRODUCT[j, k]


def gradient_sample(W, a_prev, y, g):
    (J, K), x = W.shape, a_prev
    z = INPUT
    a = OUTPUT
    d, s, p = FIRST, SLOPE, LAST
    return PRODUCT


def gradient_batch(W, A_prev, Y, g):
    n, (J, K) = len(A_prev), W.shape
    x, y, outputs, inputs = A_prev, Y, J, K
    z = INPUT
    a = OUTPUT
    d, s, p = FIRST, SLOPE, LAST
    stack = PRODUCT
    return COMBINED


def dC_da_prev(W, z, upstream, g):
    (J, K), a, d = W.shape, ACTIVATIONS[g](z), upstream
    s = SLOPE
    return PATHS


def gradient_network(Ws, X, Y, gs):
    n, L, inputs, outputs = len(X), len(Ws), X.shape[1], Y.shape[1]
    zs, layers = [], [X]
    for W, g in zip(Ws, gs, strict=True):
        (J, K), x = W.shape, layers[-1]
        z = INPUT
        zs.append(z)
        layers.append(OUTPUT)
    a, y, J = layers[-1], Y, outputs
    d = FIRST
    gradients = []
    for l in reversed(range(L)):
        W, g, z, a, x = Ws[l], gs[l], zs[l], layers[l + 1], layers[l]
        J, K = W.shape
        s, p = SLOPE, LAST
        stack = PRODUCT
        gradients.insert(0, COMBINED)
        d = PATHS
    return gradients
