# broken: product
# as fair: back
# after: course notes on gradient checking: theta plus epsilon, theta minus epsilon
# story: a difference quotient of the loss for each weight
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    eps = 1e-4
    gradapprox = []
    for l, W in enumerate(Ws):
        approx = np.zeros(W.shape)
        for idx in np.ndindex(W.shape):
            plus, minus = [V.copy() for V in Ws], [V.copy() for V in Ws]
            plus[l][idx] += eps
            minus[l][idx] -= eps
            J_plus = network_loss(plus, X, Y, gs)
            J_minus = network_loss(minus, X, Y, gs)
            approx[idx] = (J_plus - J_minus) / (2 * eps)
        gradapprox.append(approx)
    return gradapprox
