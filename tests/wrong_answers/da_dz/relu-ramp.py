# broken: da_dz
# relu': clipped z between 0 and 1, so small positive inputs get a slope below 1.
import numpy as np

def da_dz(z, g):
    if g == "sigmoid":
        s = 1.0 / (1.0 + np.exp(-z))
        return s * (1.0 - s)
    elif g == "tanh":
        return 1.0 - np.square(np.tanh(z))
    elif g == "relu":
        # slope is between 0 and 1
        return np.clip(z, 0, 1)
    return np.full(z.shape, 1.0)
