def dC_da(a, y):
    slope = np.zeros(len(a))
    for j in range(len(a)):
        slope[j] = 2 * (a[j] - y[j])
    return slope


def da_dz(z, g):
    slope = np.empty(z.shape)
    for j in range(len(z)):
        if g == "sigmoid":
            slope[j] = sigmoid(z[j]) * (1 - sigmoid(z[j]))
        elif g == "tanh":
            slope[j] = 1 - tanh(z[j]) ** 2
        elif g == "relu":
            if z[j] > 0:
                slope[j] = 1
            else:
                slope[j] = 0
        else:
            slope[j] = 1
    return slope


def dz_dw(a_prev):
    slope = []
    for a in a_prev:
        slope.append(a)
    return slope


def gradient_weight(W, a_prev, y, j, k, g):
    z = 0
    for i in range(len(a_prev)):
        z += W[j, i] * a_prev[i]
    a = ACTIVATIONS[g](z)
    return 2 * (a - y[j]) * da_dz(np.array([z]), g)[0] * a_prev[k]
