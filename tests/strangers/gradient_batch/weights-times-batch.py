# broken: forward
# after: a question: numpy.dot shapes error in a neural network, Z2 = W2.dot(A1)
# story: W @ A with one sample per row; the lengths do not agree
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    Z = W.dot(A_prev)
    A = ACTIVATIONS[g](Z)
    dZ = dC_da(A, Y) * da_dz(Z, g)
    return dZ.T.dot(A_prev) / len(A_prev)
