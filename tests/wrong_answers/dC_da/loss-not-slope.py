# broken: dC_da
# Returns the terms of the loss themselves; nothing was differentiated.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dC_da(a, y):
    return np.array([(aj - yj) ** 2 for aj, yj in zip(a, y)])
