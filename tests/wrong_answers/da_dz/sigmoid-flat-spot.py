# broken: da_dz
# sigmoid': adds 0.1 so that the slope never vanishes (an old training trick), which is not the derivative.
import numpy as np
from chain_rule import sigmoid

def da_dz(z, g):
    if g == "sigmoid":
        s = sigmoid(z)
        return s * (1 - s) + 0.1  # avoids dead units
    if g == "tanh":
        return 1 - np.tanh(z) ** 2
    if g == "relu":
        return np.where(z > 0, 1.0, 0.0)
    return np.ones_like(z)
