# broken: da_dz
# after: variant of a wrong activation in an issue of encog-java-core (243): here z is left over from another loop
# story: z is left over from the first loop, all samples get the slope of the last one
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    outputs = []
    for x in A_prev:
        z = W @ x
        outputs.append(ACTIVATIONS[g](z))
    total = np.zeros(W.shape)
    for x, y, a in zip(A_prev, Y, outputs):
        total += np.outer(dC_da(a, y) * da_dz(z, g), dz_dw(x))
    return total / len(A_prev)
