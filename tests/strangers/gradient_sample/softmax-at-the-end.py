# broken: forward
# after: variant of an issue of python-neural-network (6): softmax added as output function
# story: puts a softmax over the activations before comparing
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def softmax(x):
    e = np.exp(x - np.max(x))
    return e / e.sum()


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    probs = softmax(ACTIVATIONS[g](z))
    delta = 2 * (probs - y) * da_dz(z, g)
    return np.outer(delta, a_prev)
