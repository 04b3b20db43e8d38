# broken: back
# A hidden layer asks for delta_next, which no line has set.
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    L = len(Ws)
    grads = [None] * L
    for l in range(L - 1, -1, -1):
        if l == L - 1:
            delta = dC_da(As[-1], Y) * da_dz(Zs[l], gs[l])
        else:
            delta = delta_next @ Ws[l + 1] * da_dz(Zs[l], gs[l])
        grads[l] = delta.T @ As[l] / len(X)
    return grads
