# broken: forward
# as fair: average
# Written for one sample per column, from the forward pass to the division.
from chain_rule import ACTIVATIONS


def gradient_network(Ws, X, Y, gs):
    A, Zs, As = X, [], [X]
    for W, g in zip(Ws, gs):
        Z = W @ A
        A = ACTIVATIONS[g](Z)
        Zs.append(Z)
        As.append(A)
    m = X.shape[1]
    dA = dC_da(A, Y)
    grads = []
    for l in reversed(range(len(Ws))):
        dZ = dA * da_dz(Zs[l], gs[l])
        grads.insert(0, dZ @ As[l].T / m)
        dA = Ws[l].T @ dZ
    return grads
