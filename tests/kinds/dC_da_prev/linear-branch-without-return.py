# broken: back
# For linear the product is calculated and not returned.
def dC_da_prev(W, z, upstream, g):
    if g == "linear":
        back = W.T @ upstream
    else:
        return W.T @ (upstream * da_dz(z, g))
