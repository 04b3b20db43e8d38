# broken: conduct
# after: an issue of neon (65): multiply(error, pre_act, out=error)
# story: delta is computed in upstream itself
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da_prev(W, z, upstream, g):
    upstream *= da_dz(z, g)
    return W.T @ upstream
