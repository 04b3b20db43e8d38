# broken: dC_da
# as fair: product
# after: a change of smile (151): (output - target) rather than (target - output)
# story: computes the update, target minus output
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    update = np.zeros(W.shape)
    for i in range(len(Y)):
        z = W @ A_prev[i]
        gap = Y[i] - ACTIVATIONS[g](z)
        update += 2 * np.outer(gap * da_dz(z, g), A_prev[i])
    return update / len(Y)
