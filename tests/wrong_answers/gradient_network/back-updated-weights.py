# broken: back
# Goes back through weights that have already taken a descent step.
import numpy as np
from chain_rule import forward

def gradient_network(Ws, X, Y, gs):
    lr = 0.5
    n = len(X)
    Ws = [W.copy() for W in Ws]
    zs, As = forward(Ws, X, gs)
    grads = []
    dA = dC_da(As[-1], Y)
    for l in reversed(range(len(Ws))):
        dZ = dA * da_dz(zs[l], gs[l])
        dW = dZ.T @ As[l] / n
        grads.insert(0, dW)
        Ws[l] -= lr * dW
        dA = dZ @ Ws[l]
    return grads
