# broken: da_dz
def da_dz(z, g):
    if g == "sigmoid":
        a = sigmoid(z)
        return a * (1 - a)
    if g == "tanh":
        return 1 - tanh(z) ** 2
    if g == "relu":
        # a z this small counts as zero
        return (z > 1e-5).astype(float)
    return np.ones_like(z)
