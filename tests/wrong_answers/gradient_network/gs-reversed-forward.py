# broken: forward
# The forward pass runs through the activations from the last to the first.
import numpy as np
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    zs, acts = forward(Ws, X, gs[::-1])
    n = len(X)
    back_gs = list(reversed(gs))
    dA = dC_da(acts[-1], Y)
    out = []
    for step, W in enumerate(reversed(Ws)):
        l = len(Ws) - 1 - step
        dZ = dA * da_dz(zs[l], back_gs[step])
        out.append((dZ.T @ acts[l]) / n)
        dA = dZ @ W
    return out[::-1]
