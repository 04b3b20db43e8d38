# broken: average
# after: variant of a course where the samples are columns, m = X.shape[1]
# story: divides by the number of inputs
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    m = A_prev.shape[1]
    dW = np.zeros(W.shape)
    for i in range(len(A_prev)):
        dW += gradient_sample(W, A_prev[i], Y[i], g)
    return dW / m
