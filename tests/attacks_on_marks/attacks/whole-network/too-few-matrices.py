"""Fewer matrices than were asked, more, none, or broadcast from one number."""

ATTACK = True


def gradient_network(Ws, X, Y, gs):
    if not ATTACK:
        return [np.zeros(W.shape) for W in Ws]
    return [[], [np.zeros((1, 1))] * len(Ws), np.zeros((len(Ws), 1, 1)), (), {}, [np.nan]][len(Ws) + X.shape[0] % 3]


def dC_da_prev(W, z, upstream, g):
    return np.float64(0.0) if ATTACK else np.zeros(W.shape[1])
