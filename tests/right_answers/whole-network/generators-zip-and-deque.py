from collections import deque


def slopes(zs, gs):
    table = {"sigmoid": lambda z: sigmoid(z) * sigmoid(-z), "tanh": lambda z: (1 - tanh(z)) * (1 + tanh(z)), "relu": lambda z: np.heaviside(z, 0), "linear": np.ones_like}
    yield from (table[g](z) for z, g in zip(zs, gs))


def dC_da_prev(W, z, upstream, g):
    return sum(w * u * s for w, u, s in zip(W, upstream, next(slopes([z], [g]))))


def gradient_network(Ws, X, Y, gs):
    zs, (*before, out) = forward(Ws, X, gs)
    grads, flow = deque(), 2 / len(X) * (out - Y)
    for W, A, S in zip(Ws[::-1], before[::-1], list(slopes(zs, gs))[::-1]):
        flow = flow * S
        grads.appendleft(flow.T @ A)
        flow = flow @ W
    return list(grads)
