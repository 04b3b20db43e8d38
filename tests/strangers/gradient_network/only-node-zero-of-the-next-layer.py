# broken: back
# after: a question: is my back propagation math correct, the sum over both paths
# story: a hidden node reaches the loss through node 0 of the next layer only
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    n = X.shape[0]
    grads = [np.zeros(W.shape) for W in Ws]
    for i in range(n):
        zs, a = forward(Ws, X[i], gs)
        up = dC_da(a[-1], Y[i])
        for l in range(len(Ws) - 1, -1, -1):
            delta = up * da_dz(zs[l], gs[l])
            for j in range(Ws[l].shape[0]):
                for k in range(Ws[l].shape[1]):
                    grads[l][j, k] += delta[j] * a[l][k] / n
            up = np.array([Ws[l][0, k] * delta[0] for k in range(Ws[l].shape[1])])
    return grads
