# broken: shape
# as fair: product
# Inserts at 1 in place of 0, so the order is mixed up.
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    dA = dC_da(As[-1], Y)
    grads = []
    for l in reversed(range(len(Ws))):
        dZ = dA * da_dz(Zs[l], gs[l])
        grads.insert(1, dZ.T @ As[l] / len(X))
        dA = dZ @ Ws[l]
    return grads
