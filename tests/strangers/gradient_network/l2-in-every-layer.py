# broken: product
# after: variant of an issue of nntrainer (226): weight decay is applied to the gradients of a layer
# story: adds 0.01 W to each gradient
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    reg = 0.01
    grads = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, a = forward(Ws, x, gs)
        up = dC_da(a[-1], y)
        for l in reversed(range(len(Ws))):
            grads[l] += np.outer(up * da_dz(zs[l], gs[l]), dz_dw(a[l])) / len(X)
            up = dC_da_prev(Ws[l], zs[l], up, gs[l])
    for l in range(len(Ws)):
        grads[l] += reg * Ws[l]
    return grads
