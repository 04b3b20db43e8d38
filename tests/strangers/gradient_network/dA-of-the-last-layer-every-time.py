# broken: back
# after: a change of a course repository (7): the input should be grads["dA" + str(l+1)], not grads["dA" + str(L)]
# story: every layer gets the dA of the output layer
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    def linear_activation_backward(dA, W, Z, A_prev, g):
        dZ = dA * da_dz(Z, g)
        return dZ @ W, dZ.T @ A_prev / A_prev.shape[0]

    L = len(Ws)
    zs, acts = forward(Ws, X, gs)
    grads = {"dA" + str(L): dC_da(acts[L], Y)}
    for l in reversed(range(L)):
        dA_prev, dW = linear_activation_backward(grads["dA" + str(L)], Ws[l], zs[l], acts[l], gs[l])
        grads["dA" + str(l)] = dA_prev
        grads["dW" + str(l + 1)] = dW
    return [grads["dW" + str(l + 1)] for l in range(L)]
