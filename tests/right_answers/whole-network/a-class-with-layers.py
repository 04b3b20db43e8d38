class Layer:
    def __init__(self, W, g):
        self.W, self.g = W, g

    def forward(self, x):
        self.x, self.z = x, self.W @ x
        self.a = ACTIVATIONS[self.g](self.z)
        return self.a

    def backward(self, upstream):
        a = self.a
        delta = upstream * {"sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": self.z > 0, "linear": 1}[self.g]
        self.gradient = np.outer(delta, self.x)
        return delta @ self.W


class Network:
    def __init__(self, Ws, gs):
        self.layers = [Layer(W, g) for W, g in zip(Ws, gs)]

    def gradients(self, x, y):
        for layer in self.layers:
            x = layer.forward(x)
        upstream = 2 * (x - y)
        for layer in self.layers[::-1]:
            upstream = layer.backward(upstream)
        return [layer.gradient for layer in self.layers]


def gradient_network(Ws, X, Y, gs):
    network = Network(Ws, gs)
    per_sample = [network.gradients(x, y) for x, y in zip(X, Y)]
    return [np.mean(one, axis=0) for one in zip(*per_sample)]


def dC_da_prev(W, z, upstream, g):
    layer = Layer(W, g)
    layer.x, layer.z, layer.a = np.zeros(W.shape[1]), z, ACTIVATIONS[g](z)
    return layer.backward(upstream)
