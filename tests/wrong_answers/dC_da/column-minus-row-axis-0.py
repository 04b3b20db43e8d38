# broken: dC_da
# A column of outputs minus a row of targets is (J, J); summed over the wrong of its axes.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dC_da(a, y):
    difference = a[:, np.newaxis] - y
    return 2 * difference.sum(axis=0)
