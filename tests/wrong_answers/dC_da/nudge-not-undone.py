# broken: dC_da
# A difference quotient whose nudges are never taken back: entry j sums the slopes of nodes 0 to j.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def dC_da(a, y):
    h = 1e-6
    C0 = loss(a, y)
    nudged = a.copy()
    slopes = []
    for j in range(len(a)):
        nudged[j] += h
        slopes.append((loss(nudged, y) - C0) / h)
    return np.array(slopes)
