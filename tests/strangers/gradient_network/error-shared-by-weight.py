# broken: back
# after: a book's first recipe: hidden errors are the output errors split by the weights
# story: each node's delta is divided among its links in proportion to the weights
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    e = dC_da(acts[-1], Y)
    grads = []
    for W, z, a, g in zip(Ws[::-1], zs[::-1], acts[-2::-1], gs[::-1]):
        d = e * da_dz(z, g)
        grads.append(d.T @ a / len(X))
        fractions = W / np.sum(np.abs(W), axis=1)[:, None]
        e = d @ fractions
    return grads[::-1]
