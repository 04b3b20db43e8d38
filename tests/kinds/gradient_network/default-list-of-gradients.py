# broken: conduct
# The list of the answer is a default argument, so a second call puts its matrices before those of the first.
from chain_rule import forward


def gradient_network(Ws, X, Y, gs, result=[]):
    Zs, As = forward(Ws, X, gs)
    dA = dC_da(As[-1], Y)
    for l in reversed(range(len(Ws))):
        dZ = dA * da_dz(Zs[l], gs[l])
        result.insert(0, dZ.T @ As[l] / len(X))
        dA = dZ @ Ws[l]
    return list(result)
