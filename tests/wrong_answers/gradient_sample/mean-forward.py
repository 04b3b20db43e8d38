# broken: forward
# z is the mean of the weighted inputs, not their sum.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    z = np.mean(W * a_prev, axis=1)
    a = ACTIVATIONS[g](z)
    delta = dC_da(a, y) * da_dz(z, g)
    return delta[:, np.newaxis] * dz_dw(a_prev)[np.newaxis, :]
