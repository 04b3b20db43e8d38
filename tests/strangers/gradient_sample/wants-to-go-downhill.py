# broken: dC_da
# as fair: product
# after: an issue of nn-from-scratch (11): wrong sign in the expression for delta_3
# story: y minus prediction, the direction of the step and not the slope
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_sample(W, a_prev, y, g):
    z1 = W @ a_prev
    yhat = ACTIVATIONS[g](z1)
    delta3 = 2 * (y - yhat) * da_dz(z1, g)
    dW = delta3.reshape(-1, 1) @ a_prev.reshape(1, -1)
    return dW
