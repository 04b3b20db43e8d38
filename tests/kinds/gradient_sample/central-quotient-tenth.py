# broken: product
# as fair: conduct
# The loss a tenth up and a tenth down, for each weight.
import numpy as np
from chain_rule import ACTIVATIONS


def gradient_sample(W, a_prev, y, g):
    def C(V):
        return ((ACTIVATIONS[g](V @ a_prev) - y) ** 2).sum()

    J, K = W.shape
    G = []
    for i in range(J * K):
        step = np.zeros(J * K)
        step[i] = 0.1
        step = step.reshape(J, K)
        G.append((C(W + step) - C(W - step)) / 0.2)
    return np.array(G).reshape(J, K)
