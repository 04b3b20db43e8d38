# broken: average
# after: variant of a change of LambdaNet (5): add the nablas after each training sample
# story: the gradients of a sample replace those of the sample before
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    def backprop(x, y):
        nabla_w = [np.zeros(w.shape) for w in Ws]
        zs, activations = forward(Ws, x, gs)
        delta = 2 * (activations[-1] - y) * da_dz(zs[-1], gs[-1])
        nabla_w[-1] = np.outer(delta, activations[-2])
        for l in range(2, len(Ws) + 1):
            delta = np.dot(Ws[-l + 1].transpose(), delta) * da_dz(zs[-l], gs[-l])
            nabla_w[-l] = np.outer(delta, activations[-l - 1])
        return nabla_w

    nabla_w = [np.zeros(w.shape) for w in Ws]
    for x, y in zip(X, Y):
        delta_nabla_w = backprop(x, y)
        nabla_w = [dnw for nw, dnw in zip(nabla_w, delta_nabla_w)]
    return [nw / len(X) for nw in nabla_w]
