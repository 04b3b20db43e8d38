# broken: product
# as fair: average
# All matrices are rounded to three decimals before they are returned.
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    dA, grads = dC_da(As[-1], Y), []
    for l in reversed(range(len(Ws))):
        dZ = dA * da_dz(Zs[l], gs[l])
        grads.insert(0, dZ.T @ As[l] / len(X))
        dA = dZ @ Ws[l]
    return [G.round(3) for G in grads]
