# broken: da_dz
# after: an issue of Neural-Network-with-Python (1): del4 is the error, it needs the sigmoid derivative
# story: the last layer's delta is its error
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    L = len(Ws)
    total = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, a = forward(Ws, x, gs)
        delta = dC_da(a[L], y)
        total[L - 1] += np.outer(delta, a[L - 1])
        for l in range(L - 2, -1, -1):
            delta = (Ws[l + 1].T @ delta) * da_dz(zs[l], gs[l])
            total[l] += np.outer(delta, a[l])
    return [t / len(X) for t in total]
