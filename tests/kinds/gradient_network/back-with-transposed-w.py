# broken: back
# delta @ W.T on the way back; with rows the transpose is one too many.
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    dA = dC_da(As[-1], Y)
    grads = []
    for l in reversed(range(len(Ws))):
        dZ = dA * da_dz(Zs[l], gs[l])
        grads.insert(0, dZ.T @ As[l] / len(X))
        if l > 0:
            dA = dZ @ Ws[l].T
    return grads
