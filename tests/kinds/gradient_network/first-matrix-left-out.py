# broken: shape
# as fair: back, product
# range(L - 1, 0, -1) stops before 0: the list has one matrix too few.
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    dA = dC_da(As[-1], Y)
    grads = []
    for l in range(len(Ws) - 1, 0, -1):
        dZ = dA * da_dz(Zs[l], gs[l])
        grads.insert(0, dZ.T @ As[l] / len(X))
        dA = dZ @ Ws[l]
    return grads
