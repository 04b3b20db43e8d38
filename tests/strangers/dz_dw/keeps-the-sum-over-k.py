# broken: dz_dw
# as fair: shape
# after: variant of a question: expand z = sum w a, what is left of it
# story: did not see that only one term contains the weight
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dz_dw(a_prev):
    return a_prev.sum()
