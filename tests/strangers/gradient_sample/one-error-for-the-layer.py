# broken: dC_da
# after: variant of an issue of anny (78): calculate the delta from the error of the whole network
# story: one summed error is given to every node
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    error = sum(2 * (a[i] - y[i]) for i in range(len(y)))
    return np.outer(error * da_dz(z, g), a_prev)
