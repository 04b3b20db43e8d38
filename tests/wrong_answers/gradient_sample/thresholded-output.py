# broken: forward
# as fair: dC_da
# The output is rounded to a class 0 or 1 before the error is taken.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    prediction = (ACTIVATIONS[g](z) > 0.5).astype(float)
    delta = dC_da(prediction, y) * da_dz(z, g)
    return np.outer(delta, dz_dw(a_prev))
