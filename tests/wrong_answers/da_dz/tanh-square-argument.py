# broken: da_dz
# tanh': squared z inside the tanh and not the tanh.
import numpy as np

def da_dz(z, g):
    if g == "tanh":
        return 1 - np.tanh(z ** 2)
    elif g == "sigmoid":
        s = 1 / (1 + np.exp(-z))
        return s * (1 - s)
    elif g == "relu":
        return np.array([1.0 if v > 0 else 0.0 for v in z])
    else:
        return np.array([1.0] * len(z))
