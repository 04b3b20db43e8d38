# broken: dC_da
# For a tanh output the first delta is written out, and the 2 is missing in it.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    grads = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        out = acts[-1]
        if gs[-1] == "tanh":
            delta = (out - y) * (1 - out**2)
        else:
            delta = dC_da(out, y) * da_dz(zs[-1], gs[-1])
        for l in reversed(range(len(Ws))):
            grads[l] += np.outer(delta, acts[l]) / len(X)
            if l > 0:
                delta = (Ws[l].T @ delta) * da_dz(zs[l - 1], gs[l - 1])
    return grads
