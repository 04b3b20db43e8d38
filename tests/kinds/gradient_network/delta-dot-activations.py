# broken: product
# as fair: average
# delta.dot(A) without the transpose in the weight line.
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    delta = dC_da(As[-1], Y) * da_dz(Zs[-1], gs[-1])
    grads = [delta.dot(As[-2]) / len(X)]
    for l in range(len(Ws) - 2, -1, -1):
        delta = delta.dot(Ws[l + 1]) * da_dz(Zs[l], gs[l])
        grads.insert(0, delta.dot(As[l]) / len(X))
    return grads
