# broken: da_dz
# after: a comment in a list of problems of python-neural-network (2): outputs after activation are regarded as inputs again
# story: the cached outputs are passed as z
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    cache = {}
    cache["z"] = ACTIVATIONS[g](A_prev @ W.T)
    cache["error"] = 2 * (cache["z"] - Y)
    total = 0
    for i in range(A_prev.shape[0]):
        total = total + np.outer(cache["error"][i] * da_dz(cache["z"][i], g), A_prev[i])
    return total / A_prev.shape[0]
