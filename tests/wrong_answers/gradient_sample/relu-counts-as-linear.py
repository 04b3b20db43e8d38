# broken: da_dz
# For relu the slope is taken as 1 everywhere, as for linear: closed nodes still get a gradient.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    z = W.dot(a_prev)
    a = ACTIVATIONS[g](z)
    if g == "sigmoid":
        slope = a * (1 - a)
    elif g == "tanh":
        slope = 1 - a ** 2
    else:
        # relu and linear are straight lines
        slope = np.ones_like(a)
    return np.array([[2 * (a[j] - y[j]) * slope[j] * x for x in a_prev] for j in range(len(a))])
