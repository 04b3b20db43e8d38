"""The closed form is proved against the complex step on the whole loss, and the functions agree with each other."""

from itertools import product
from typing import Any

import numpy as np
import pytest

from autograder.chain_rule import ACTIVATIONS, loss
from autograder.core.chain import ABSOLUTE, TRUE, gradient
from autograder.core.finite_differences import central_differences, room
from autograder.core.lesson import ACTIVATION_NAMES, EXERCISES, answer
from autograder.core.network import Array, Batch

PROOF = 1e-12
WIDTHS = (5, 3, 7, 6, 8)
NETWORKS = [(g,) * depth for depth in (1, 2, 3, 4) for g in ACTIVATION_NAMES] + [
    ("relu", "sigmoid"),
    ("tanh", "linear"),
    ("sigmoid", "relu", "linear"),
    ("relu", "sigmoid", "tanh"),
    ("tanh", "linear", "relu", "sigmoid"),
    ("linear", "relu", "tanh", "relu"),
]

PAIRS = list(product(ACTIVATION_NAMES, repeat=2))

every_network = pytest.mark.parametrize("gs", NETWORKS, ids=["-".join(gs) for gs in NETWORKS])
every_activation = pytest.mark.parametrize("g", ACTIVATION_NAMES)


def drawn(gs: tuple[str, ...], n: int = 4) -> Batch:
    """n samples through a network of the lesson's widths; targets are anywhere."""
    draw = np.random.default_rng([len(gs), *map(ACTIVATION_NAMES.index, gs)])
    sizes = list(zip(WIDTHS[1:], WIDTHS, strict=False))[: len(gs)]
    Ws = tuple(draw.uniform(-1.2, 1.2, size) for size in sizes)
    return Batch(Ws, gs, draw.uniform(-1.5, 1.5, (n, WIDTHS[0])), draw.uniform(-2, 2, (n, len(Ws[-1]))))


COMPLEX = {
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
    "relu": lambda z: np.where(z.real > 0, z, 0),
    "linear": lambda z: z,
}


def complex_loss(Ws: list[Any], X: Array, Y: Array, gs: tuple[str, ...]) -> complex:
    """C of the lesson for weights that may be complex, one sum after the other."""
    total = 0j
    for x, y in zip(X, Y, strict=True):
        a: Any = x
        for W, g in zip(Ws, gs, strict=True):
            a = COMPLEX[g](W @ a)
        total += sum((a_j - y_j) ** 2 for a_j, y_j in zip(a, y, strict=True))
    return total / len(X)


def complex_step(batch: Batch, h: float = 1e-30) -> list[Array]:
    """dC/dW of every matrix from the imaginary part of C(w + ih): nothing is subtracted, so nothing is lost."""
    gradients = []
    for layer, W in enumerate(batch.Ws):
        slopes = np.zeros(W.shape)
        for at in np.ndindex(*W.shape):
            Ws = [matrix.astype(complex) for matrix in batch.Ws]
            Ws[layer][at] += 1j * h
            slopes[at] = complex_loss(Ws, batch.X, batch.Y, batch.gs).imag / h
        gradients.append(slopes)
    return gradients


def agrees(found: list[Array], proof: list[Array], rooms: list[Array]) -> bool:
    return all(bool(np.all(np.abs(a - b) <= allowed)) for a, b, allowed in zip(found, proof, rooms, strict=True))


def rooms_of(batch: Batch) -> list[Array]:
    return [PROOF * scale for scale in gradient(batch, ABSOLUTE)]


@every_network
def test_the_closed_form_is_the_complex_step_on_the_whole_loss(gs: tuple[str, ...]) -> None:
    batch = drawn(gs)
    assert agrees(gradient(batch, TRUE), complex_step(batch), rooms_of(batch))


@every_network
def test_an_error_of_1e_9_of_the_scale_in_any_matrix_breaks_the_proof(gs: tuple[str, ...]) -> None:
    batch = drawn(gs)
    proof = complex_step(batch)
    for layer, scale in enumerate(gradient(batch, ABSOLUTE)):
        found = [matrix.copy() for matrix in gradient(batch, TRUE)]
        at = np.unravel_index(np.argmax(scale), scale.shape)
        found[layer][at] += 1e-9 * scale[at]
        assert not agrees(found, proof, rooms_of(batch))


@every_network
def test_a_wrong_link_breaks_the_proof(gs: tuple[str, ...]) -> None:
    batch = drawn(gs)
    lost = TRUE.with_(dC_da=lambda step: step.a - step.y if step.is_output else step.upstream)
    assert not agrees(gradient(batch, lost), complex_step(batch), rooms_of(batch))


@every_network
def test_central_differences_of_the_loss_say_the_same(gs: tuple[str, ...]) -> None:
    batch = drawn(gs)
    rooms = [room(batch, s, W) for s, W in zip(gradient(batch, ABSOLUTE), batch.Ws, strict=True)]
    found = gradient(batch, TRUE)
    assert agrees(found, central_differences(batch), rooms)
    for layer, scale in enumerate(gradient(batch, ABSOLUTE)):
        off = [*found]
        off[layer] = found[layer] + 1e-5 * scale
        assert not agrees(off, central_differences(batch), rooms)


@every_network
def test_the_scale_is_never_smaller_than_the_gradient(gs: tuple[str, ...]) -> None:
    batch = drawn(gs)
    for scale, found in zip(gradient(batch, ABSOLUTE), gradient(batch, TRUE), strict=True):
        assert np.all(scale * (1 + 1e-12) >= np.abs(found))


@every_network
def test_the_scale_does_not_shrink_when_the_error_is_tiny(gs: tuple[str, ...]) -> None:
    batch = drawn(gs)
    outputs = np.array([sample.activations[-1] for sample in batch.samples])
    near = Batch(batch.Ws, batch.gs, batch.X, outputs - 1e-9)
    for scale, found in zip(gradient(near, ABSOLUTE), gradient(near, TRUE), strict=True):
        assert np.max(np.abs(found)) <= 1e-6 * np.max(scale) or np.max(scale) == 0


def one_layer(g: str) -> tuple[Array, Array, Array, Array, Array]:
    """W, A_prev, Y of a batch, and a_prev and y of its first sample."""
    batch = drawn((g,))
    return batch.Ws[0], batch.X, batch.Y, batch.X[0], batch.Y[0]


def close(found: Any, wanted: Any) -> bool:
    return bool(np.shape(found) == np.shape(wanted) and np.allclose(found, wanted, rtol=1e-13, atol=1e-14))


def slopes(f: Any, x: Array) -> Array:
    """Central differences of a number, or of each number of a vector with respect to its own x."""
    h = 1e-6
    steps = [np.where(np.arange(len(x)) == i, h, 0.0) for i in range(len(x))]
    return np.array([(f(x + step) - f(x - step)) / (2 * h) for step in steps])


@every_activation
def test_one_weight_is_an_element_of_the_sample(g: str) -> None:
    W, _, _, a_prev, y = one_layer(g)
    whole = answer("gradient_sample", (W, a_prev, y, g))
    for j, k in np.ndindex(*W.shape):
        assert answer("gradient_weight", (W, a_prev, y, j, k, g)) == whole[j, k]


@every_activation
def test_a_sample_is_the_outer_product_of_the_single_links(g: str) -> None:
    W, _, _, a_prev, y = one_layer(g)
    z = W @ a_prev
    first = answer("dC_da", (ACTIVATIONS[g](z), y))
    links = first * answer("da_dz", (z, g)), answer("dz_dw", (a_prev,))
    assert close(answer("gradient_sample", (W, a_prev, y, g)), np.multiply.outer(*links))


@every_activation
def test_a_batch_is_the_mean_of_its_samples(g: str) -> None:
    W, A_prev, Y, _, _ = one_layer(g)
    samples = [answer("gradient_sample", (W, x, y, g)) for x, y in zip(A_prev, Y, strict=True)]
    assert close(answer("gradient_batch", (W, A_prev, Y, g)), np.mean(samples, axis=0))


@every_activation
def test_a_batch_of_one_is_its_sample(g: str) -> None:
    W, A_prev, Y, a_prev, y = one_layer(g)
    batch = answer("gradient_batch", (W, A_prev[:1], Y[:1], g))
    assert close(batch, answer("gradient_sample", (W, a_prev, y, g)))


@every_activation
def test_a_network_of_one_matrix_is_the_batch(g: str) -> None:
    W, A_prev, Y, _, _ = one_layer(g)
    (only,) = answer("gradient_network", ([W], A_prev, Y, [g]))
    assert close(only, answer("gradient_batch", (W, A_prev, Y, g)))


@every_activation
def test_dC_da_prev_is_how_the_loss_moves_with_the_activation_before(g: str) -> None:
    W, _, _, a_prev, y = one_layer(g)
    z = W @ a_prev
    upstream = answer("dC_da", (ACTIVATIONS[g](z), y))
    found = answer("dC_da_prev", (W, z, upstream, g))
    moved = slopes(lambda x: loss(ACTIVATIONS[g](W @ x), y), a_prev)
    assert np.allclose(found, moved, rtol=1e-7, atol=1e-8)


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_the_first_matrix_is_fed_by_dC_da_prev_of_the_second(first: str, second: str) -> None:
    batch = drawn((first, second), n=1)
    (sample,) = batch.samples
    upstream = answer("dC_da", (sample.activations[-1], sample.y))
    back = answer("dC_da_prev", (batch.Ws[1], sample.zs[1], upstream, second))
    delta = back * answer("da_dz", (sample.zs[0], first))
    found = answer("gradient_network", (list(batch.Ws), batch.X, batch.Y, [first, second]))
    assert close(found[0], np.outer(delta, batch.X[0]))


def test_each_single_link_is_the_slope_that_it_stands_for() -> None:
    a, y, a_prev = np.array([0.3, -1.2, 2.0]), np.array([1, 0, 2]), np.array([0.4, -0.7])
    assert np.allclose(answer("dC_da", (a, y)), slopes(lambda a: loss(a, y), a), rtol=1e-8, atol=1e-8)
    w = np.array([0.2, -0.5])
    assert np.allclose(answer("dz_dw", (a_prev,)), slopes(lambda w: w @ a_prev, w), rtol=1e-8, atol=1e-8)
    z = np.array([-2.1, -0.3, 0.4, 1.9])
    for g in ACTIVATION_NAMES:
        moved = np.diag(slopes(ACTIVATIONS[g], z))
        assert np.allclose(answer("da_dz", (z, g)), moved, rtol=1e-8, atol=1e-8)


def test_every_function_of_the_lesson_has_an_answer_and_a_scale_that_covers_it() -> None:
    W, A_prev, Y, a_prev, y = one_layer("tanh")
    z = W @ a_prev
    calls: dict[str, tuple[Any, ...]] = {
        "dC_da": (np.tanh(z), y),
        "da_dz": (z, "tanh"),
        "dz_dw": (a_prev,),
        "gradient_weight": (W, a_prev, y, 1, 2, "tanh"),
        "gradient_sample": (W, a_prev, y, "tanh"),
        "gradient_batch": (W, A_prev, Y, "tanh"),
        "dC_da_prev": (W, z, 2 * (np.tanh(z) - y), "tanh"),
        "gradient_network": ([W], A_prev, Y, ["tanh"]),
    }
    assert list(calls) == [one.name for one in EXERCISES if one.is_derivative]
    for function, arguments in calls.items():
        found, scale = answer(function, arguments), answer(function, arguments, ABSOLUTE)
        assert np.all(np.abs(found) <= np.asarray(scale) * (1 + 1e-12)), function
