# broken: product
# A minus sign in the line of the hidden matrices that the way back does not have.
from chain_rule import forward


def gradient_network(Ws, X, Y, gs):
    def walk(l, dA):
        delta = dA * da_dz(Zs[l], gs[l])
        sign = 1 if l == len(Ws) - 1 else -1
        here = sign * delta.T @ As[l] / len(X)
        return [here] if l == 0 else walk(l - 1, delta @ Ws[l]) + [here]

    Zs, As = forward(Ws, X, gs)
    return walk(len(Ws) - 1, dC_da(As[-1], Y))
