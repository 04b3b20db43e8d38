# broken: conduct
# The list of gradients is a default argument: it still holds the samples of earlier calls.
import numpy as np

def gradient_batch(W, A_prev, Y, g, grads=[]):
    for a_prev, y in zip(A_prev, Y):
        grads.append(gradient_sample(W, a_prev, y, g))
    return sum(grads) / len(A_prev)
