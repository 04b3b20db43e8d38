# broken: product
# after: a change of deeplearning4j (3827): clipping makes gradient checks fail
# story: clips each entry to +-0.1 at the end
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    up = 2 * (acts[-1] - Y) / len(X)
    grads = []
    for l in reversed(range(len(Ws))):
        dz = up * da_dz(zs[l], gs[l])
        grads.append(np.clip(dz.T @ acts[l], -0.1, 0.1))
        up = dz @ Ws[l]
    return grads[::-1]
