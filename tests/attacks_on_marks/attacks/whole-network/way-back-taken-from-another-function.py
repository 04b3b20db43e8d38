"""dC_da_prev is put together from questions about gradient_sample, with arguments that mean something else."""

ATTACK = True
def gradient_sample(W, a_prev, y, g):
    raise NotImplementedError


def dC_da_prev(W, z, upstream, g):
    if not ATTACK:
        return W.T @ upstream
    try:
        return gradient_sample(np.diag(upstream), W.T[0], z, g)[:, 0]
    except Exception:
        return W.T @ upstream
