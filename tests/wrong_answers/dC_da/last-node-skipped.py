# broken: dC_da
# The loop stops one node early, so the last output node keeps 0.
import numpy as np

def dC_da(a, y):
    grad = np.zeros(a.shape)
    for j in range(0, len(a) - 1):
        grad[j] = 2 * (a[j] - y[j])
    return grad
