# broken: product
# The return stands inside the loop over j: only the row of node 0 is filled.
import numpy as np

def gradient_sample(W, a_prev, y, g):
    grad = np.zeros_like(W)
    for j in range(len(W)):
        for k in range(len(a_prev)):
            grad[j, k] = gradient_weight(W, a_prev, y, j, k, g)
        return grad
