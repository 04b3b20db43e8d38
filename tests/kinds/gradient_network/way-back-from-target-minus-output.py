# broken: back
# as fair: dC_da
# What is sent back starts from y - a, while the last matrix has a - y.
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    slope = da_dz(Zs[-1], gs[-1])
    grads = [(2 * (As[-1] - Y) * slope).T @ As[-2] / len(X)]
    delta = 2 * (Y - As[-1]) * slope
    for l in range(len(Ws) - 2, -1, -1):
        delta = (delta @ Ws[l + 1]) * da_dz(Zs[l], gs[l])
        grads.insert(0, delta.T @ As[l] / len(X))
    return grads
