# broken: da_dz
# after: variant of an issue of simple-neural-network (8): the output delta knows one derivative only
# story: a * (1 - a) whatever the activation
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_sample(W, a_prev, y, g):
    out = ACTIVATIONS[g](W.dot(a_prev))
    pd_error_wrt_output = -2 * (y - out)
    pd_output_wrt_net = out * (1 - out)
    return np.outer(pd_error_wrt_output * pd_output_wrt_net, a_prev)
