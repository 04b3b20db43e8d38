# broken: product
# as fair: shape
# In hidden layers the outer product has its arguments the other way round.
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    delta = dC_da(As[-1], Y) * da_dz(Zs[-1], gs[-1])
    grads = [delta.T @ As[-2] / len(X)]
    for l in range(len(Ws) - 2, -1, -1):
        delta = delta @ Ws[l + 1] * da_dz(Zs[l], gs[l])
        grads.insert(0, As[l].T @ delta / len(X))
    return grads
