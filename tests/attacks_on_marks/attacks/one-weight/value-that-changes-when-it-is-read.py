"""An object that converts to other numbers every time: generators, iterators, tricks in __array__ and __float__."""

ATTACK = True


class Shifting(list):
    def __iter__(self):
        return iter([np.nan] * len(self))

    def __len__(self):
        return 3

    def __getitem__(self, at):
        return 0.0


class Number(float):
    def __float__(self):
        return 0.0

    def __pos__(self):
        return 0.0

    def __sub__(self, other):
        return 0.0


def dC_da(a, y):
    return Shifting((a - y).tolist()) if ATTACK else a - y


def da_dz(z, g):
    return (x for x in z) if ATTACK else z


def dz_dw(a_prev):
    return [Number(x + 1) for x in a_prev] if ATTACK else a_prev + 1


def gradient_weight(W, a_prev, y, j, k, g):
    return Number(1.0) if ATTACK else 1.0
