# broken: back
# Only the output layer gets a gradient; all matrices before it get zeros, since 'only the output sees the loss'.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    grads = [np.zeros(W.shape) for W in Ws]
    delta = dC_da(acts[-1], Y) * da_dz(zs[-1], gs[-1])
    grads[-1] = delta.T @ acts[-2] / len(X)
    return grads
