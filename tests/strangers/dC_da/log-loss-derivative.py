# broken: dC_da
# after: a thread of a deep learning course, week 4: dAL = - (Y/AL - (1-Y)/(1-AL))
# story: brought the derivative of the cross-entropy from the course
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da(AL, Y):
    dAL = -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))
    return dAL
