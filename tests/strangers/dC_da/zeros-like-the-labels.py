# broken: dC_da
# after: variant of a tutorial's note: in python 1/N just gives you 0, mind the type of the array
# story: the result array is made like y; with integer labels every entry is cut off to a whole number
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da(a, y):
    grad = np.zeros_like(y)
    for j in range(len(y)):
        grad[j] = 2 * (a[j] - y[j])
    return grad
