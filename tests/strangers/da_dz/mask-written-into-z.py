# broken: conduct
# after: an issue of scikit-learn (14244): inplace_relu_derivative works in the array it gets
# story: makes the relu mask in z itself
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def da_dz(z, g):
    if g == "relu":
        z[z <= 0] = 0
        z[z > 0] = 1
        return z
    if g == "sigmoid":
        return sigmoid(z) * (1 - sigmoid(z))
    if g == "tanh":
        return 1 - tanh(z) ** 2
    return np.ones_like(z)
