# broken: dC_da
# as fair: product
# after: a question: a simple network does not approximate tanh; output_errors = targets - final_outputs
# story: the sign for "+=", with += left to the caller
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_network(Ws, X, Y, gs):
    grads = [0.0 for W in Ws]
    for inputs, targets in zip(X, Y):
        zs, outs = forward(Ws, inputs, gs)
        errors = 2 * (targets - outs[-1])
        for l in range(len(Ws) - 1, -1, -1):
            step = errors * da_dz(zs[l], gs[l])
            grads[l] = grads[l] + np.outer(step, outs[l])
            errors = np.dot(Ws[l].T, step)
    return [G / len(X) for G in grads]
