# broken: dC_da
# after: an issue of ml-glossary (6): the loss should divide by y.size
# story: divides by the number of output nodes
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_sample(W, a_prev, y, g):
    z = W @ a_prev
    a = ACTIVATIONS[g](z)
    loss_grad = 2 * (a - y) / y.size
    return np.einsum("j,j,k->jk", loss_grad, da_dz(z, g), a_prev)
