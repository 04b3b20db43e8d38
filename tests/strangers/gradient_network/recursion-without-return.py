# broken: shape
# as fair: conduct, back
# after: variant of a recursive implementation that forgets to return the inner result
# story: the recursion computes all, but its result is lost for more than one matrix
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)

    def back(l, upstream, grads):
        delta = upstream * da_dz(zs[l], gs[l])
        grads = [delta.T @ acts[l] / len(X)] + grads
        if l == 0:
            return grads
        back(l - 1, delta @ Ws[l], grads)

    return back(len(Ws) - 1, dC_da(acts[-1], Y), [])
