# broken: average
# Divides by n with //, which keeps whole numbers only.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_batch(W, A_prev, Y, g):
    total = sum(gradient_sample(W, a_prev, y, g) for a_prev, y in zip(A_prev, Y))
    return total // len(A_prev)
