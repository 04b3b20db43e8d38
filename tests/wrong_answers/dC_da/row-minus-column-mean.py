# broken: dC_da
# Targets as a column, outputs not: averaged along the targets, though over the outputs was meant.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dC_da(a, y):
    y = y.reshape(len(y), 1)
    table = 2 * (a - y)
    return table.mean(axis=1)
