# broken: back
# after: an issue of learn_dl (23): the next layer's weights are not used, self.W is
# story: the hidden delta goes through its own weights, not those in front of it
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    L = len(Ws)
    grads = [np.zeros_like(W) for W in Ws]
    for x, y in zip(X, Y):
        zs, a = forward(Ws, x, gs)
        delta = dC_da(a[-1], y) * da_dz(zs[-1], gs[-1])
        grads[-1] += np.outer(delta, a[-2]) / len(X)
        for l in range(L - 2, -1, -1):
            delta = np.dot(Ws[l].T, delta) * da_dz(zs[l], gs[l])
            grads[l] += np.outer(delta, a[l]) / len(X)
    return grads
