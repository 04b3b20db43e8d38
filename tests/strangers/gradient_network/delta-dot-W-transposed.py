# broken: back
# after: a question: basic backpropagation implementation not working, delta3.dot(w2.T)
# story: W.T with rows of samples; the weights are stored the other way here
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs)
    delta = dC_da(acts[-1], Y) * da_dz(zs[-1], gs[-1])
    grads = [delta.T @ acts[-2] / len(X)]
    for l in range(len(Ws) - 2, -1, -1):
        delta = np.dot(delta, Ws[l + 1].T) * da_dz(zs[l], gs[l])
        grads.insert(0, delta.T @ acts[l] / len(X))
    return grads
