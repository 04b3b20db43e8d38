# broken: product
# A forward difference of the loss, with a step of 0.01 for each weight.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_sample(W, a_prev, y, g):
    h = 0.01
    before = loss(ACTIVATIONS[g](W @ a_prev), y)
    out = np.zeros(W.shape)
    for j in range(W.shape[0]):
        for k in range(W.shape[1]):
            moved = W.copy()
            moved[j, k] += h
            out[j, k] = (loss(ACTIVATIONS[g](moved @ a_prev), y) - before) / h
    return out
