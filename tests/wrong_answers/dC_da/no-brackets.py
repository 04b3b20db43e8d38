# broken: dC_da
# Brackets missing: only a is doubled, 2a - y.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dC_da(a, y):
    return 2 * a - y
