# broken: shape
# Returns the J * K slopes as one flat vector.
import numpy as np

def gradient_sample(W, a_prev, y, g):
    J, K = W.shape
    return np.array([gradient_weight(W, a_prev, y, j, k, g) for j in range(J) for k in range(K)])
