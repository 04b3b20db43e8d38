# broken: conduct
# Assigns to a_prev.shape, which turns the caller's vector into a matrix.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dz_dw(a_prev):
    a_prev.shape = (1, -1)
    return a_prev
