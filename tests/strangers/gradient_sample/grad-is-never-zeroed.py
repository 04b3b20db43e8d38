# broken: conduct
# after: an issue of micrograd (53): backward is not idempotent, the grads keep accumulating
# story: a class keeps .grad between two calls
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


class Linear:
    grad = {}

    def backward(self, delta, x):
        key = (len(delta), len(x))
        self.grad[key] = self.grad.get(key, 0) + np.outer(delta, x)
        return self.grad[key]


layer = Linear()


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    delta = dC_da(ACTIVATIONS[g](z), y) * da_dz(z, g)
    return layer.backward(delta, dz_dw(a_prev)).copy()
