# broken: product
# as fair: conduct, average, back
# Central differences with h = 0.005 for all matrices, written with forward.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    def C(weights):
        out = forward(weights, X, gs)[1][-1]
        return np.mean(np.sum((out - Y) ** 2, axis=1))

    h, grads = 5e-3, [np.zeros_like(W) for W in Ws]
    for l in range(len(Ws)):
        for j, k in np.ndindex(Ws[l].shape):
            weights = [W.copy() for W in Ws]
            weights[l][j, k] += h
            above = C(weights)
            weights[l][j, k] -= 2 * h
            grads[l][j, k] = (above - C(weights)) / (2 * h)
    return grads
