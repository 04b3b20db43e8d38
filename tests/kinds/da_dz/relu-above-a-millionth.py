# broken: da_dz
# relu is open only above a millionth.
from chain_rule import sigmoid, tanh


def da_dz(z, g):
    if g == "relu":
        return (z > 1e-6).astype(float)
    slopes = {"sigmoid": sigmoid(z) * (1 - sigmoid(z)), "tanh": 1 - tanh(z) ** 2, "linear": z * 0 + 1}
    return slopes[g]
