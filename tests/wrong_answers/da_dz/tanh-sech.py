# broken: da_dz
# tanh': 1 / cosh where 1 / cosh squared belongs.
import numpy as np
from chain_rule import sigmoid

def da_dz(z, g):
    slopes = {
        "sigmoid": lambda x: sigmoid(x) - sigmoid(x) ** 2,
        "tanh": lambda x: 1 / np.cosh(x),
        "relu": lambda x: (x > 0).astype(float),
        "linear": lambda x: np.ones_like(x),
    }
    return slopes[g](z)
