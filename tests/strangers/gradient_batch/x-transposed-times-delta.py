# broken: product
# as fair: shape
# after: a course's two layer network: dW = X.T.dot(dscores), for weights stored the other way
# story: the rows belong to the inputs, the table is transposed
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    N = A_prev.shape[0]
    scores = A_prev.dot(W.T)
    dscores = dC_da(ACTIVATIONS[g](scores), Y) * da_dz(scores, g)
    dW = A_prev.T.dot(dscores) / N
    return dW
