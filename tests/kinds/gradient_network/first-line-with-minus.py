# broken: product
# The first matrix alone gets a minus sign.
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    dA, grads = dC_da(As[-1], Y), {}
    for l in reversed(range(len(Ws))):
        dZ = dA * da_dz(Zs[l], gs[l])
        grads[l] = dZ.T @ As[l] / len(X)
        dA = dZ @ Ws[l]
    if len(Ws) > 1:
        grads[0] = -grads[0]
    return [grads[l] for l in range(len(Ws))]
