# broken: shape
# as fair: dC_da
# after: a forum question: operands could not be broadcast in simple backpropagation with numpy
# story: a is made a column and y stays a row, so the subtraction makes a table
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da(a, y):
    a = np.reshape(a, (-1, 1))
    return 2 * (a - y)
