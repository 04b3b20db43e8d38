# broken: da_dz
# relu: takes the sign of z, so the slope is -1 on the negative side.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def da_dz(z, g):
    s = sigmoid(z)
    table = dict(sigmoid=s * (1 - s), tanh=1 - np.tanh(z) ** 2, relu=np.sign(z), linear=np.ones_like(z))
    return table[g]
