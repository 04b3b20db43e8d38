# broken: da_dz
# after: an issue of nn.h (18): dactf(a) gets the output, it should get the pre-activation
# story: the slope function asks for z and gets a
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    da = 2 * (a - y)
    qa = da_dz(a, g)
    grad = np.empty((len(a), len(a_prev)))
    for j in range(len(a)):
        for i in range(len(a_prev)):
            grad[j, i] = da[j] * qa[j] * a_prev[i]
    return grad
