# broken: dz_dw
# The first matrix is multiplied by g(X), although the forward pass fed X.
from chain_rule import ACTIVATIONS, forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    inputs = [ACTIVATIONS["sigmoid"](X)] + As[1:-1]
    dA = dC_da(As[-1], Y)
    grads = []
    for W, Z, A, g in reversed(list(zip(Ws, Zs, inputs, gs))):
        dZ = dA * da_dz(Z, g)
        grads.insert(0, dZ.T @ A / len(X))
        dA = dZ @ W
    return grads
