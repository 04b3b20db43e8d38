# broken: dC_da
# Differentiated the Huber loss (slope capped outside |a - y| <= 0.5), not the squared error.
import numpy as np
from chain_rule import loss

def dC_da(a, y):
    delta = 0.5
    e = a - y
    # quadratic in the middle, linear outside
    return np.where(np.abs(e) <= delta, 2 * e, 2 * delta * np.sign(e))
