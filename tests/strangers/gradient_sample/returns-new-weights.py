# broken: product
# after: a question: w = w - learning rate * dW is the last line of the function
# story: gives back the updated weights
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_sample(W, a_prev, y, g):
    eta = 0.1
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    dW = np.outer(dC_da(a, y) * da_dz(z, g), dz_dw(a_prev))
    return W - eta * dW
