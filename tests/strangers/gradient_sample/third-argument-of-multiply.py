# broken: dC_da
# as fair: product
# after: a forum question: output_error = np.matmul(o, 1-o, error)
# story: the third argument of np.multiply is where the answer goes, not a third factor
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    o = ACTIVATIONS[g](z)
    error = o - y
    output_error = np.multiply(2, da_dz(z, g), error)
    return output_error[:, np.newaxis] * a_prev
