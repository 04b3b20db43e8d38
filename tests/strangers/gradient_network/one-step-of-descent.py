# broken: product
# after: an issue of zero_to_gpt (12): layers[i][0] -= w_grad * lr in the backward function
# story: returns the weights after the step
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    lr = 0.5
    zs, acts = forward(Ws, X, gs)
    grad = dC_da(acts[-1], Y)
    new = [W.copy() for W in Ws]
    for i in range(len(Ws) - 1, -1, -1):
        grad = grad * da_dz(zs[i], gs[i])
        new[i] -= lr * (grad.T @ acts[i]) / len(X)
        grad = grad @ Ws[i]
    return new
