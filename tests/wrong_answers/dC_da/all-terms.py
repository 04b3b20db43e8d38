# broken: dC_da
# Kept every term of the sum over the output nodes: each entry is twice the total error.
import numpy as np

def dC_da(a, y):
    result = np.zeros(len(a))
    for j in range(len(a)):
        total = 0.0
        for i in range(len(a)):
            total += 2 * (a[i] - y[i])
        result[j] = total
    return result
