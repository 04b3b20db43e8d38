from collections.abc import Sequence


Vector = np.ndarray


def dC_da(a: Vector, y: Vector, factor: float = 2.0, *, power: int = 1) -> Vector:
    return factor * (a - y) ** power


def da_dz(z: Vector, g: str = "sigmoid", /, epsilon: float = 0.0) -> Vector:
    a: Vector = ACTIVATIONS[g](z)
    match g:
        case "sigmoid":
            return a * (1 - a)
        case "tanh":
            return 1 - a**2
        case "relu":
            return (z > epsilon).astype(z.dtype)
        case _:
            return np.ones_like(z)


def dz_dw(*args: Vector) -> Vector:
    (a_prev,) = args
    return a_prev


def gradient_weight(*args, **options) -> float:
    W, a_prev, y, j, k, g = args
    return float(dC_da(a := ACTIVATIONS[g](z := W @ a_prev), y)[j] * da_dz(z, g)[j] * dz_dw(a_prev)[k])
