# broken: dz_dw
# Multiplies by the slope of the previous layer's activation as well.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dz_dw(a_prev):
    return a_prev * (a_prev * (1 - a_prev))
