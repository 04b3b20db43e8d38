# broken: average
# after: variant of a question on batch training: average the inputs, then train once
# story: one call for a mean sample
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    mean_input = A_prev.mean(axis=0)
    mean_target = Y.mean(axis=0)
    return gradient_sample(W, mean_input, mean_target, g)
