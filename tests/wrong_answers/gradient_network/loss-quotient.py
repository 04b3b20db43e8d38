# broken: product
# A forward difference of the mean loss, with a step of 0.01, in every layer.
import numpy as np
from chain_rule import ACTIVATIONS, forward, sigmoid, tanh, relu, linear, loss

def gradient_network(Ws, X, Y, gs):
    def mean_loss(weights):
        return loss(forward(weights, X, gs)[1][-1], Y) / len(X)

    before = mean_loss(Ws)
    gradients = []
    for at in range(len(Ws)):
        out = np.zeros(Ws[at].shape)
        for j, k in np.ndindex(out.shape):
            weights = [W.copy() for W in Ws]
            weights[at][j, k] += 0.01
            out[j, k] = (mean_loss(weights) - before) / 0.01
        gradients.append(out)
    return gradients
