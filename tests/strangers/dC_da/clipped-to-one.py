# broken: dC_da
# after: variant of an issue on gradient clipping that stayed on during a gradient check
# story: clips "to be safe against exploding gradients"
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da(a, y):
    g = 2 * (a - y)
    return np.clip(g, -1, 1)
