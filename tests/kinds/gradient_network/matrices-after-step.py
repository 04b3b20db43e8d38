# broken: product
# Every matrix comes back one step of rate 0.07 further on.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    back = dC_da(As[-1], Y)
    stepped = []
    for W, Z, A, g in zip(Ws[::-1], Zs[::-1], As[-2::-1], gs[::-1]):
        delta = back * da_dz(Z, g)
        stepped.insert(0, W - 0.07 * np.einsum("ij,ik->jk", delta, A) / len(X))
        back = delta @ W
    return stepped
