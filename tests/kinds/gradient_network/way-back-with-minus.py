# broken: back
# The way back is walked with a minus sign at each step.
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    Zs, As = forward(Ws, X, gs)
    deltas = [dC_da(As[-1], Y) * da_dz(Zs[-1], gs[-1])]
    for l in range(len(Ws) - 1, 0, -1):
        deltas.insert(0, -(deltas[0] @ Ws[l]) * da_dz(Zs[l - 1], gs[l - 1]))
    return [d.T @ a / len(X) for d, a in zip(deltas, As)]
