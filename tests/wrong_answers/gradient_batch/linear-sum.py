# broken: average
# For linear it returns early, and forgets the mean there.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_batch(W, A_prev, Y, g):
    A = ACTIVATIONS[g](A_prev @ W.T)
    error = 2 * (A - Y)
    if g == "linear":
        return error.T @ A_prev
    return (error * da_dz(A_prev @ W.T, g)).T @ A_prev / len(Y)
