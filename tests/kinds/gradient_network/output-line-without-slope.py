# broken: da_dz
# In the line of the last matrix the slope is missing; the way back has it.
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    n, L = len(X), len(Ws)
    error = dC_da(As[-1], Y)
    grads = [None] * L
    grads[-1] = error.T @ As[-2] / n
    delta = error * da_dz(Zs[-1], gs[-1])
    for l in range(L - 2, -1, -1):
        delta = (delta @ Ws[l + 1]) * da_dz(Zs[l], gs[l])
        grads[l] = delta.T @ As[l] / n
    return grads
