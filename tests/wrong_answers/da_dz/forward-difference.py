# broken: da_dz
# A forward difference quotient with the coarse step 0.01 where the derivative was asked.
import numpy as np
from chain_rule import ACTIVATIONS

def da_dz(z, g):
    f = ACTIVATIONS[g]
    h = 0.01
    return (f(z + h) - f(z)) / h
