# broken: conduct
# after: an issue of pgmpy (2754): mutable default arguments are shared between calls
# story: the list of gradients survives the call
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g, grads=[]):
    for x, y in zip(A_prev, Y):
        grads.append(gradient_sample(W, x, y, g))
    return sum(grads) / len(grads)
