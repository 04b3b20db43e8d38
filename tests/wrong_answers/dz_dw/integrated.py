# broken: dz_dw
# Integrates instead of differentiating: a^2 / 2.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dz_dw(a_prev):
    return a_prev ** 2 / 2
