# broken: da_dz
# For the last matrix the slope is taken at the output; it is taken at z everywhere else.
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    dA = dC_da(As[-1], Y)
    grads = []
    for l in range(len(Ws) - 1, -1, -1):
        at = As[l + 1] if l == len(Ws) - 1 else Zs[l]
        grads.append((dA * da_dz(at, gs[l])).T @ As[l] / len(X))
        dA = (dA * da_dz(Zs[l], gs[l])) @ Ws[l]
    grads.reverse()
    return grads
