# broken: product
# as fair: back
# after: a question on notes about backpropagation: how to update the weight matrix for layer one
# story: the loop ends at layer 2, the first matrix keeps its zeros
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    L = len(Ws)
    zs, a = forward(Ws, X, gs)
    dW = [np.zeros(W.shape) for W in Ws]
    upstream = dC_da(a[L], Y)
    for l in range(L - 1, 0, -1):
        delta = upstream * da_dz(zs[l], gs[l])
        dW[l] = delta.T @ a[l] / len(X)
        upstream = delta @ Ws[l]
    return dW
