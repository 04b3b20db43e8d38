# broken: conduct
# Remembers the first answer for each activation and returns it for every later z.
import numpy as np
from chain_rule import sigmoid

_cache = {}

def da_dz(z, g):
    if g not in _cache:
        if g == "sigmoid":
            _cache[g] = sigmoid(z) * (1 - sigmoid(z))
        elif g == "tanh":
            _cache[g] = 1 - np.tanh(z) ** 2
        elif g == "relu":
            _cache[g] = (z > 0).astype(float)
        else:
            _cache[g] = np.ones_like(z)
    return _cache[g]
