# broken: da_dz
# The lambdas made in a loop all see the last name, so every activation gets the slope of linear.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

FORMULAS = {
    "sigmoid": lambda z, a: a * (1 - a),
    "tanh": lambda z, a: 1 - a ** 2,
    "relu": lambda z, a: np.where(z > 0, 1.0, 0.0),
    "linear": lambda z, a: np.ones_like(z),
}
TABLE = {}
for name, f in ACTIVATIONS.items():
    TABLE[name] = lambda z: FORMULAS[name](z, f(z))

def da_dz(z, g):
    return TABLE[g](z)
