from functools import reduce
from operator import mul


def gradient_weight(W, a_prev, y, j, k, g):
    z = np.einsum("jk,k", W, a_prev)
    a = ACTIVATIONS[g](z)
    slope = dict(sigmoid=a * (1 - a), tanh=1 - a**2, relu=np.maximum(np.sign(z), 0), linear=np.ones_like(z))[g]
    everything = np.multiply.outer(reduce(mul, [2.0, a - y, slope]), a_prev)
    return everything[j][k]
