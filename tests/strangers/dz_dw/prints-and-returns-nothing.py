# broken: shape
# as fair: dz_dw, conduct
# after: variant of a beginner's notebook: the answer is printed
# story: print in place of return
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dz_dw(a_prev):
    print(a_prev)
