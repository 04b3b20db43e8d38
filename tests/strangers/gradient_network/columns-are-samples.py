# broken: average
# after: variant of a course where X has one column per sample
# story: m is the number of features
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    m = X.shape[1]
    grads = [np.zeros(W.shape) for W in Ws]
    for i in range(X.shape[0]):
        zs, a = forward(Ws, X[i], gs)
        da = dC_da(a[-1], Y[i])
        for l in reversed(range(len(Ws))):
            grads[l] += (1.0 / m) * np.outer(da * da_dz(zs[l], gs[l]), a[l])
            da = dC_da_prev(Ws[l], zs[l], da, gs[l])
    return grads
