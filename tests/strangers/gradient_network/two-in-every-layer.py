# broken: back
# after: an issue of course notes (10): dW2 = 1/m * dot(dZ2, A1.T) * 2 makes the check fail
# story: the 2 of the squared error is multiplied in again at each layer
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    n = len(X)
    grads = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, a = forward(Ws, x, gs)
        err = a[-1] - y
        for l in reversed(range(len(Ws))):
            delta = 2 * err * da_dz(zs[l], gs[l])
            grads[l] += np.outer(delta, a[l]) / n
            err = Ws[l].T @ delta
    return grads
