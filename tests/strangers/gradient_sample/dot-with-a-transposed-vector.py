# broken: product
# after: a forum thread on network.py: np.dot(delta, activations[-2].transpose()) with plain vectors
# story: transposing a vector does nothing, and dot asks for equal lengths
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_sample(W, a_prev, y, g):
    z = np.dot(W, a_prev)
    activation = ACTIVATIONS[g](z)
    delta = 2 * (activation - y) * da_dz(z, g)
    nabla_w = np.dot(delta, a_prev.transpose())
    return nabla_w
