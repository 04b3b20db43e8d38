# broken: average
# after: variant of a question: four different updates, how to decide about the right one; use the average error
# story: averages the output error over the samples and sends that one back for all
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    upstream = np.mean(dC_da(acts[-1], Y), axis=0, keepdims=True)
    grads = [None] * len(Ws)
    for l in reversed(range(len(Ws))):
        delta = upstream * da_dz(zs[l], gs[l])
        grads[l] = np.einsum("nj,nk->jk", delta, acts[l]) / len(X)
        upstream = np.einsum("nj,jk->nk", delta, Ws[l])
    return grads
