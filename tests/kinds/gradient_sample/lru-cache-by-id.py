# broken: conduct
# lru_cache by the id of the activation and the number of inputs: the next layer with both gets the z of before.
from functools import lru_cache
import numpy as np
from chain_rule import ACTIVATIONS

current = {}


@lru_cache(maxsize=None)
def z_of(identity, J, K):
    return current["W"] @ current["a_prev"]


def gradient_sample(W, a_prev, y, g):
    current["W"], current["a_prev"] = W, a_prev
    act = ACTIVATIONS[g]
    z = z_of(id(act), *W.shape)
    return np.outer(dC_da(act(z), y) * da_dz(z, g), a_prev)
