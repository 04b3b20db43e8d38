# broken: dz_dw
# Sets negative activations to 0, as if every previous layer were relu.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dz_dw(a_prev):
    return relu(a_prev)
