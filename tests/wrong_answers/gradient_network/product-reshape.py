# broken: product
# Forms a (K, J) product and reshapes it to the shape of W where a transpose belongs.
import numpy as np
from chain_rule import forward

def gradient_network(Ws, X, Y, gs):
    zs, As = forward(Ws, X, gs)
    grads = []
    up = dC_da(As[-1], Y)
    for l in reversed(range(len(Ws))):
        delta = up * da_dz(zs[l], gs[l])
        dW = As[l].T @ delta / len(X)
        grads.insert(0, dW.reshape(Ws[l].shape))
        up = delta @ Ws[l]
    return grads
