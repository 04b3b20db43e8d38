# broken: da_dz
# after: an issue of libBrain (78): the value passed to the derivative should be the weighted sum not the activation
# story: the slope function gets the activations of the layer
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    n = len(X)
    grads = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, activations = forward(Ws, x, gs)
        upstream = dC_da(activations[-1], y)
        for l in reversed(range(len(Ws))):
            slope = da_dz(activations[l + 1], gs[l])
            grads[l] += np.outer(upstream * slope, dz_dw(activations[l])) / n
            upstream = Ws[l].T @ (upstream * slope)
    return grads
