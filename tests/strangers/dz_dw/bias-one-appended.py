# broken: shape
# as fair: dz_dw
# after: an issue of mnist-neural-network (1): np.outer(deltas, np.append(hidden_outputs, 1))
# story: adds the 1 of a bias that the lesson does not have
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dz_dw(a_prev):
    return np.append(a_prev, 1)
