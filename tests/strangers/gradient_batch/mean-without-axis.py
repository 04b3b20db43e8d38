# broken: average
# as fair: shape
# after: a change of the jax notebooks (3113): np.sum and np.mean over the batch
# story: np.mean over everything gives one number
import numpy as np

from chain_rule import ACTIVATIONS, check, forward, linear, loss, network_loss, relu, sigmoid, tanh


def gradient_batch(W, A_prev, Y, g):
    grads = np.array([gradient_sample(W, A_prev[i], Y[i], g) for i in range(len(Y))])
    return np.mean(grads)
