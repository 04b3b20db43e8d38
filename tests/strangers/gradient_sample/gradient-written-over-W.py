# broken: conduct
# after: an issue of zero_to_gpt (12): the weight is upgraded before it is used
# story: grad is only another name of W, the weights are overwritten
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    d = dC_da(a, y) * da_dz(z, g)
    grad = W
    for j in range(grad.shape[0]):
        for k in range(grad.shape[1]):
            grad[j, k] = d[j] * a_prev[k]
    return grad
