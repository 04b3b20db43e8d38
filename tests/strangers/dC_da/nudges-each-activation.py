# broken: dC_da
# after: a question: numerical check of gradient in neural network does not agree
# story: forward difference of the loss, not a derivation
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def dC_da(a, y):
    eps = 1e-6
    base = np.sum((a - y) ** 2)
    out = []
    for j in range(len(a)):
        moved = a.astype(float)
        moved[j] += eps
        out.append((np.sum((moved - y) ** 2) - base) / eps)
    return np.array(out)
