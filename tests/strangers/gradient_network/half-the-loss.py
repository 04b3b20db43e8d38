# broken: dC_da
# as fair: average
# after: network.py's cost_derivative: return (output_activations - y)
# story: the quadratic cost of the book has a half in front
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


class Network:
    def __init__(self, weights, names):
        self.weights, self.names = weights, names

    def cost_derivative(self, output_activations, y):
        return output_activations - y

    def backprop(self, x, y):
        nabla_w = [np.zeros(w.shape) for w in self.weights]
        zs, activations = forward(self.weights, x, self.names)
        delta = self.cost_derivative(activations[-1], y) * da_dz(zs[-1], self.names[-1])
        nabla_w[-1] = np.outer(delta, activations[-2])
        for l in range(2, len(self.weights) + 1):
            delta = self.weights[-l + 1].T @ delta * da_dz(zs[-l], self.names[-l])
            nabla_w[-l] = np.outer(delta, activations[-l - 1])
        return nabla_w


def gradient_network(Ws, X, Y, gs):
    net = Network(Ws, gs)
    parts = [net.backprop(x, y) for x, y in zip(X, Y)]
    return [sum(p[l] for p in parts) / len(parts) for l in range(len(Ws))]
