# broken: product
# as fair: shape, conduct
# The short way for a single matrix ends without a return.
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    delta = dC_da(As[-1], Y) * da_dz(Zs[-1], gs[-1])
    grads = [delta.T @ As[-2] / len(X)]
    if len(Ws) > 1:
        for l in range(len(Ws) - 2, -1, -1):
            delta = delta @ Ws[l + 1] * da_dz(Zs[l], gs[l])
            grads.insert(0, delta.T @ As[l] / len(X))
        return grads
