# broken: shape
# as fair: product
# The last gradient is appended twice: one matrix too many.
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    delta = dC_da(As[-1], Y) * da_dz(Zs[-1], gs[-1])
    grads = [delta.T @ As[-2] / len(X)]
    dA = dC_da(As[-1], Y)
    for W, Z, A, g in zip(reversed(Ws), reversed(Zs), As[-2::-1], reversed(gs)):
        dZ = dA * da_dz(Z, g)
        grads.append(dZ.T @ A / len(X))
        dA = dZ @ W
    return grads[::-1]
