# broken: forward
# after: variant of a network class with self.activation_function = the sigmoid
# story: the forward pass is written out with sigmoids, gs is used on the way back only
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    grads = [np.zeros_like(W) for W in Ws]
    for x, y in zip(X, Y):
        a, zs, acts = x, [], [x]
        for W in Ws:
            zs.append(W @ a)
            a = sigmoid(zs[-1])
            acts.append(a)
        upstream = dC_da(a, y)
        for l in reversed(range(len(Ws))):
            grads[l] += np.outer(upstream * da_dz(zs[l], gs[l]), acts[l])
            upstream = dC_da_prev(Ws[l], zs[l], upstream, gs[l])
    return [G / len(X) for G in grads]
