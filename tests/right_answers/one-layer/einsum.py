def slope_of_a(A, g):
    return {"sigmoid": A - A**2, "tanh": 1 - A**2, "relu": np.sign(A), "linear": np.ones_like(A)}[g]


def gradient_sample(W, a_prev, y, g):
    a = ACTIVATIONS[g](np.einsum("jk,k->j", W, a_prev))
    return np.einsum("j,j,k->jk", 2 * (a - y), slope_of_a(a, g), a_prev)


def gradient_batch(W, A_prev, Y, g):
    A = ACTIVATIONS[g](np.einsum("jk,nk->nj", W, A_prev))
    return np.einsum(",nj,nj,nk->jk", 2 / len(Y), A - Y, slope_of_a(A, g), A_prev)
