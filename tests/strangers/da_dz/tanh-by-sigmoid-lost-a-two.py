# broken: da_dz
# after: an issue of fastbook (273): tanh(x) = 2 sigmoid(2x) - 1
# story: wrote tanh as a sigmoid of 2z and forgot the inner derivative 2
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def da_dz(z, g):
    def s_prime(t):
        return sigmoid(t) * (1 - sigmoid(t))

    if g == "sigmoid":
        return s_prime(z)
    if g == "tanh":
        return 2 * s_prime(2 * z)
    if g == "relu":
        return np.where(z > 0, 1.0, 0.0)
    return np.ones_like(z)
