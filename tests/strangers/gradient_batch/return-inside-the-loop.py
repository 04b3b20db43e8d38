# broken: average
# after: variant of a beginner's question: the function returns after the first pass of the loop
# story: the return is indented too far
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    total = np.zeros_like(W)
    n = A_prev.shape[0]
    for i in range(n):
        total += gradient_sample(W, A_prev[i], Y[i], g)
        return total / n
