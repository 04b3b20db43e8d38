# broken: dC_da
# as fair: average
# after: an issue of neataptic (14): nodes and target values run in different orders
# story: each sample is compared with the target of the next
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    targets = np.roll(Y, -1, axis=0)
    grads = [gradient_sample(W, x, t, g) for x, t in zip(A_prev, targets)]
    return np.mean(grads, axis=0)
