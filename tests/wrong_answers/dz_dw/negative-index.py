# broken: dz_dw
# Index -k instead of k: all but node 0 come out in reverse.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dz_dw(a_prev):
    slopes = []
    for k in range(len(a_prev)):
        slopes.append(a_prev[-k])
    return np.array(slopes)
