# broken: shape
# as fair: back, product
# A list with the gradient of the last matrix alone.
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    delta = dC_da(As[-1], Y) * da_dz(Zs[-1], gs[-1])
    return [delta.T @ As[-2] / len(X)]
