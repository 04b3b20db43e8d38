# broken: conduct
# The slopes are appended to a list outside the function, and the whole list is returned.
import numpy as np
from chain_rule import sigmoid, tanh

slopes = []


def da_dz(z, g):
    for number in z:
        if g == "sigmoid":
            slopes.append(sigmoid(number) * (1 - sigmoid(number)))
        elif g == "tanh":
            slopes.append(1 - tanh(number) ** 2)
        elif g == "relu":
            slopes.append(float(number > 0))
        else:
            slopes.append(1.0)
    return np.array(slopes)
