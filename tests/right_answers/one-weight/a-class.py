class Link:
    def __init__(self, g):
        self.g = g

    def __call__(self, z):
        return getattr(self, self.g)(z)

    def sigmoid(self, z):
        e = np.exp(-np.abs(z))
        return e / (1 + e) ** 2

    def tanh(self, z):
        return np.cosh(z) ** -2.0

    def relu(self, z):
        return 0.5 * (1 + np.sign(z))

    def linear(self, z):
        return np.full(z.shape, 1.0)


def da_dz(z, g):
    return Link(g)(z)


class Neuron:
    def __init__(self, w, g):
        self.w, self.g = w, g

    def forward(self, x):
        self.x, self.z = x, self.w.dot(x)
        self.a = ACTIVATIONS[self.g](self.z)
        return self

    def backward(self, y, k):
        return 2 * (self.a - y) * Link(self.g)(np.array([self.z]))[0] * self.x[k]


def gradient_weight(W, a_prev, y, j, k, g):
    return Neuron(W[j], g).forward(a_prev).backward(y[j], k)
