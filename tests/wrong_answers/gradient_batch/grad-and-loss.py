# broken: shape
# The gradient is right, but it is returned in a tuple together with the loss.
import numpy as np
from chain_rule import ACTIVATIONS, loss


def gradient_batch(W, A_prev, Y, g):
    n = len(A_prev)
    grad = np.zeros(W.shape)
    cost = 0.0
    for x, y in zip(A_prev, Y):
        cost += loss(ACTIVATIONS[g](W @ x), y) / n
        grad += gradient_sample(W, x, y, g) / n
    return grad, cost
