# broken: forward
# as fair: dC_da
# The outputs are put through a softmax although the last activation is another one.
import numpy as np
from chain_rule import forward


def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def gradient_network(Ws, X, Y, gs):
    grads = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, acts = forward(Ws, x, gs)
        prediction = softmax(zs[-1])
        up = 2 * (prediction - y)
        for l in range(len(Ws))[::-1]:
            delta = up * da_dz(zs[l], gs[l])
            grads[l] += np.outer(delta, acts[l])
            up = Ws[l].T @ delta
    return [G / len(X) for G in grads]
