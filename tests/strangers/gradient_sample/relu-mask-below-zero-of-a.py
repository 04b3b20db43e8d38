# broken: da_dz
# after: notes on a course: dhidden[hidden_layer <= 0] = 0, variant with < 0
# story: masks where the output of relu is below 0, which never happens
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_sample(W, a_prev, y, g):
    scores = W.dot(a_prev)
    hidden = ACTIVATIONS[g](scores)
    dscores = 2 * (hidden - y)
    if g == "relu":
        dscores[hidden < 0] = 0
    else:
        dscores *= da_dz(scores, g)
    return dscores.reshape(-1, 1).dot(a_prev.reshape(1, -1))
