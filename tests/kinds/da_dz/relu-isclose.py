# broken: da_dz
# Every z that is close to 0 counts as 0 and gets no slope.
import numpy as np
from chain_rule import sigmoid, tanh


def da_dz(z, g):
    if g == "relu":
        slope = np.ones_like(z)
        slope[z < 0] = 0
        slope[np.isclose(z, 0, atol=1e-5)] = 0
        return slope
    if g == "linear":
        return np.ones_like(z)
    a = sigmoid(z) if g == "sigmoid" else tanh(z)
    return a * (1 - a) if g == "sigmoid" else 1 - a * a
