# broken: da_dz
# after: an issue of dnns-from-scratch-in-zig (5): outputs[i] = 0.01 * grads[i] for negative inputs
# story: slope of the leaky relu, the forward pass has none
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def da_dz(z, g, alpha=0.01):
    if g == "relu":
        return np.where(z > 0, 1.0, alpha)
    if g == "linear":
        return np.ones_like(z)
    f = ACTIVATIONS[g](z)
    return f * (1 - f) if g == "sigmoid" else 1 - f * f
