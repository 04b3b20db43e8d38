# broken: average
# after: an issue of DeepLearningZeroToAll (173): the weight average of the manual backprop is missing
# story: d_W is proportional to the number of samples
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    A = ACTIVATIONS[g](Z)
    d_l = 2 * (A - Y) * da_dz(Z, g)
    return d_l.T @ A_prev
