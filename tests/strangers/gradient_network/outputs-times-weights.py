# broken: back
# after: a question on a first xor network: sum += neuron.value * weights[neuron] for the hidden layer
# story: the hidden error sums outputs times weights, where deltas times weights belong
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    grads = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y):
        zs, value = forward(Ws, x, gs)
        error = 2 * (value[-1] - y) * da_dz(zs[-1], gs[-1])
        for l in range(len(Ws) - 1, -1, -1):
            grads[l] += np.outer(error, value[l]) / len(X)
            if l > 0:
                s = [sum(value[l + 1][j] * Ws[l][j, k] for j in range(len(Ws[l]))) for k in range(Ws[l].shape[1])]
                error = np.array(s) * da_dz(zs[l - 1], gs[l - 1])
    return grads
