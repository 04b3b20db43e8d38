# broken: average
# after: variant of a translation from matlab, for i = 1:m
# story: range(1, n): the first sample is left out
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    m = A_prev.shape[0]
    Delta = np.zeros(W.shape)
    for t in range(1, m):
        z = W @ A_prev[t, :]
        delta = 2 * (ACTIVATIONS[g](z) - Y[t, :]) * da_dz(z, g)
        Delta = Delta + delta[:, None] * A_prev[t, :][None, :]
    D = Delta / m
    return D
