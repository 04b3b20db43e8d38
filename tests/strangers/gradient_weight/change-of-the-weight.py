# broken: product
# as fair: dC_da
# after: a question: delta = learningConstant * error * sigmoidDerivative(guess)
# story: returns the change of the weight, minus learning rate times slope
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_weight(W, a_prev, y, j, k, g):
    learning_rate = 0.1
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    slope = dC_da(a, y)[j] * da_dz(z, g)[j] * a_prev[k]
    return float(-learning_rate * slope)
