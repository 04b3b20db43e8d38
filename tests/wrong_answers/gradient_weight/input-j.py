# broken: dz_dw
# as fair: product
# Takes a_prev[j] where a_prev[k] is right.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    first, second, third = dC_da(a, y), da_dz(z, g), dz_dw(a_prev)
    return first[j] * second[j] * third[j]
