def dC_da_prev(W, z, upstream, g):
    if len(z) > 1:
        return W.T @ upstream
