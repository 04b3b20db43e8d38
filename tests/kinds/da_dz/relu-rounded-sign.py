# broken: da_dz
# z is rounded to five decimals before its sign is taken, so a tiny z has the slope one half.
import numpy as np
from chain_rule import sigmoid, tanh


def da_dz(z, g):
    match g:
        case "sigmoid":
            return np.exp(-z) / (1 + np.exp(-z)) ** 2
        case "tanh":
            return 1 / np.cosh(z) ** 2
        case "relu":
            return (1 + np.sign(np.round(z, 5))) / 2
    return np.ones_like(z)
