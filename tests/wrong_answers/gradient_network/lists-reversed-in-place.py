# broken: conduct
# Ws.reverse() and gs.reverse() turn the caller's lists round; the numbers of the first call are right.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    Ws.reverse()
    gs.reverse()
    zs.reverse()
    acts.reverse()
    up = dC_da(acts[0], Y)
    grads = []
    for i in range(len(Ws)):
        delta = up * da_dz(zs[i], gs[i])
        grads.append(delta.T @ acts[i + 1] / len(X))
        up = delta @ Ws[i]
    grads.reverse()
    return grads
