"""The hidden cases keep the rules that no mistake may hide in and no right answer may fail in, on every seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, fields, replace
from functools import cache
from hashlib import sha256
from typing import Any

import numpy as np
import pytest

from autograder.chain_rule import ACTIVATIONS, forward
from autograder.core.cases import BRINK, EDGE, Case, cases, public_cases
from autograder.core.chain import SLOPES
from autograder.core.lesson import EXERCISES, SAME_SHAPE, SAME_SHAPES, Exercise, Facet, Inputs, answer, exercise
from autograder.hidden import test_facets as facets
from autograder.hidden.secret import SETS, hidden_seed
from autograder.hidden.student import Student, all_cases, shapes
from autograder.reply import Fault, Reply

SEEDS = tuple(f"seed {number}" for number in range(60))
DERIVATIVES = tuple(one for one in EXERCISES if one.is_derivative)
ORDINARY = ("plain", "edge", "brink")
TINY_Z = {"edge": EDGE, "brink": BRINK}


@dataclass(frozen=True, eq=False)
class Sight:
    """What a case shows: samples in rows; None where the function is not given it.

    `sizes` are the widths, and n where there are samples; `zs` has one (n, J) for each layer.
    """

    function: str
    inputs: Inputs
    sizes: tuple[int, ...]
    X: Any = None
    zs: tuple[Any, ...] = ()
    errors: Any = None
    gs: tuple[str, ...] = ()
    Ws: tuple[Any, ...] = ()


def sight(case: Case, inputs: Inputs) -> Sight:
    """What a hidden case shows, found from the arguments of its call alone."""
    name, arguments = case.function.name, case.arguments
    see = Sight(name, inputs, ())
    if name == "dC_da":
        a, y = arguments
        return replace(see, sizes=a.shape, errors=(a - y)[None])
    if name == "da_dz":
        z, g = arguments
        return replace(see, sizes=z.shape, zs=(z[None],), gs=(g,))
    if name == "dz_dw":
        return replace(see, sizes=arguments[0].shape, X=arguments[0][None])
    if name == "dC_da_prev":
        W, z, upstream, g = arguments
        return replace(see, sizes=W.shape, zs=(z[None],), errors=upstream[None] / 2, gs=(g,), Ws=(W,))
    if name == "gradient_network":
        Ws, X, Y, gs = arguments
    else:
        W, x, y, *_, g = arguments
        Ws, X, Y, gs = [W], np.atleast_2d(x), np.atleast_2d(y), [g]
    zs, activations = forward(Ws, X, gs)
    counted = () if name in ("gradient_weight", "gradient_sample") else (len(X),)
    sizes = (X.shape[1], *(len(W) for W in Ws), *counted)
    return Sight(name, inputs, sizes, X, tuple(zs), activations[-1] - Y, tuple(gs), tuple(Ws))


@cache
def hidden(seed: str) -> tuple[Sight, ...]:
    """All hidden cases of the derivatives for one seed."""
    return tuple(
        sight(case, inputs)
        for one in DERIVATIVES
        for facet in one.facets
        for inputs, times in Counter(facet.cases).items()
        for case in cases(one, replace(facet, cases=(inputs,) * times), seed)
    )


def both_signs(rows: Any) -> bool:
    """Whether every row with several numbers has positive and negative ones."""
    return bool(rows.shape[1] == 1 or np.all(np.any(rows > 0, axis=1) & np.any(rows < 0, axis=1)))


def away(numbers: Any, *from_these: float, by: float = 0.1) -> bool:
    return all(bool(np.all(np.abs(np.abs(numbers) - one) >= by)) for one in from_these)


def sizes_are_different_and_never_2_or_4(see: Sight) -> bool:
    asked = [size for size in (see.inputs.J, see.inputs.K, see.inputs.n) if size is not None]
    drawn = [size for size in see.sizes if size not in asked]
    return len(set(see.sizes)) == len(see.sizes) and all(size >= 3 and size != 4 for size in drawn)


def no_W_is_symmetric(see: Sight) -> bool:
    return not any(W.shape[0] == W.shape[1] and np.allclose(W, W.T) for W in see.Ws)


def every_z_is_clear_of_0_and_not_far_out(see: Sight) -> bool:
    tiny = TINY_Z.get(see.inputs.variant, np.nan)
    return all(bool(np.all((np.abs(z) <= 4) & ((np.abs(z) >= 0.1) | (np.abs(z - tiny) < 1e-12)))) for z in see.zs)


def z_has_both_signs_in_every_layer_of_every_sample(see: Sight) -> bool:
    return all(both_signs(z) for z in see.zs)


def no_layer_is_one_closed_relu(see: Sight) -> bool:
    return all(g != "relu" or bool(np.all(np.any(z > 0, axis=1))) for g, z in zip(see.gs, see.zs, strict=False))


def an_edge_case_has_one_tiny_positive_z(see: Sight) -> bool:
    return see.inputs.variant not in TINY_Z or np.sum((see.zs[0] > 0) & (see.zs[0] < 0.01)) == 1


def errors_are_away_from_0_1_and_2(see: Sight) -> bool:
    if see.errors is None:
        return True
    return away(see.errors, *((0, 1, 2) if see.inputs.variant in ORDINARY else (0,)))


def errors_have_both_signs(see: Sight) -> bool:
    return see.errors is None or see.inputs.variant == "integer" or both_signs(see.errors)


def inputs_have_both_signs_and_are_never_0_or_1(see: Sight) -> bool:
    return see.X is None or (both_signs(see.X) and away(see.X, 0, 1))


def z_of_another_sort(see: Sight, z: float) -> Sight:
    zs = [rows.copy() for rows in see.zs]
    zs[0][0, 0] = z
    return replace(see, zs=tuple(zs))


LAYER = sight(cases(exercise("gradient_sample"), exercise("gradient_sample").facets[0], "a")[2], Inputs(("relu",)))
TINY = replace(LAYER, inputs=Inputs(("relu",), variant="edge"))

RULES: list[tuple[Callable[[Sight], bool], list[Sight]]] = [
    (
        sizes_are_different_and_never_2_or_4,
        [replace(LAYER, sizes=sizes) for sizes in ((2, 3), (3, 4), (5, 5), (3, 5, 3), (1, 3))],
    ),
    (no_W_is_symmetric, [replace(LAYER, Ws=(np.eye(3),))]),
    (
        every_z_is_clear_of_0_and_not_far_out,
        [z_of_another_sort(LAYER, z) for z in (0.0, 0.05, EDGE, -4.5, np.nan)] + [z_of_another_sort(TINY, -EDGE)],
    ),
    (z_has_both_signs_in_every_layer_of_every_sample, [replace(LAYER, zs=(np.abs(LAYER.zs[0]),))]),
    (no_layer_is_one_closed_relu, [replace(LAYER, zs=(np.array([[-1.0]]),)), replace(LAYER, zs=(-np.ones((2, 3)),))]),
    (an_edge_case_has_one_tiny_positive_z, [TINY, z_of_another_sort(TINY, -EDGE)]),
    (
        errors_are_away_from_0_1_and_2,
        [replace(LAYER, errors=np.array([[0.5, e]])) for e in (0.02, -1.05, 1.95, np.nan)],
    ),
    (errors_have_both_signs, [replace(LAYER, errors=np.array([[0.5, 0.3]]))]),
    (
        inputs_have_both_signs_and_are_never_0_or_1,
        [replace(LAYER, X=np.array([x])) for x in ([0.5, 0.3], [0.5, -1.0], [-0.5, 0.01])],
    ),
]
every_rule = pytest.mark.parametrize(("rule", "breaking"), RULES, ids=[rule.__name__ for rule, _ in RULES])


@every_rule
def test_a_rule_holds_for_every_hidden_case_of_every_seed(rule: Callable[[Sight], bool], breaking: object) -> None:
    broken = Counter((see.function, see.inputs) for seed in SEEDS for see in hidden(seed) if not rule(see))
    assert not broken


@every_rule
def test_a_case_that_breaks_the_rule_is_noticed(rule: Callable[[Sight], bool], breaking: list[Sight]) -> None:
    assert breaking
    assert not any(rule(see) for see in breaking)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_special_cases_are_there(seed: str) -> None:
    seen = [see for see in hidden(seed) if see.function.startswith("gradient_")]
    assert any(see.Ws[-1].shape[0] == 1 for see in seen)
    assert any(see.Ws[0].shape[1] == 1 for see in seen)
    assert any(see.X.shape[0] == 1 for see in seen if see.function == "gradient_batch")
    assert any(see.X.shape[0] == 1 for see in seen if see.function == "gradient_network")
    integers = [c for c in all_cases(exercise("dC_da"), seed) if c.arguments[1].dtype.kind == "i"]
    zeros_and_ones = [c for c in all_cases(exercise("dC_da"), seed) if set(c.arguments[1].tolist()) == {0.0, 1.0}]
    assert integers
    assert zeros_and_ones


def test_networks_have_three_matrices_different_activations_and_relu_and_sigmoid_hidden() -> None:
    networks = [see.gs for see in hidden(SEEDS[0]) if see.function == "gradient_network"]
    assert {len(gs) for gs in networks} == {1, 2, 3}
    assert all(len(set(gs)) == len(gs) for gs in networks)
    assert {g for gs in networks for g in gs[:-1]} >= {"relu", "sigmoid"}
    assert {g for gs in networks if len(gs) == 3 for g in gs[:-1]} >= {"relu", "sigmoid"}


@pytest.mark.parametrize("seed", SEEDS)
def test_one_weight_of_every_row_and_of_every_column_is_asked_for(seed: str) -> None:
    asked: dict[bytes, list[Case]] = {}
    for case in all_cases(exercise("gradient_weight"), seed):
        asked.setdefault(case.arguments[0].tobytes(), []).append(case)
    for calls in asked.values():
        J, K = calls[0].arguments[0].shape
        assert {case.arguments[3] for case in calls} == set(range(J))
        assert {case.arguments[4] for case in calls} == set(range(K))


def test_cases_of_equal_width_only_explain() -> None:
    def square(case: Case) -> bool:
        matrices = case.arguments[0] if case.function.name == "gradient_network" else case.arguments[:1]
        return any(np.ndim(W) == 2 and W.shape[0] == W.shape[1] for W in matrices)

    for one in DERIVATIVES:
        assert not any(square(case) for seed in SEEDS for case in all_cases(one, seed))
    assert any(square(case) for case in public_cases(exercise("gradient_sample")))


def test_other_seeds_are_other_numbers_and_the_same_seed_the_same() -> None:
    for one in DERIVATIVES:
        first, again, other = (all_cases(one, seed)[0].arguments for seed in ("a", "a", "b"))
        assert repr(first) == repr(again) != repr(other)


def fingerprint(called: list[Case]) -> str:
    """A hash of the arguments of these cases, to eight decimals: the last digits may differ between machines."""
    return sha256(repr([(case.function.name, rounded(case.arguments)) for case in called]).encode()).hexdigest()


def rounded(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [rounded(part) for part in value]
    return (np.round(value, 8) + 0.0).tolist() if isinstance(value, np.ndarray) else value


def test_the_cases_are_those_that_they_always_were() -> None:
    """With its secret, the marks of a course are found again: where this fails, nobody's are."""
    public = [case for one in EXERCISES for case in public_cases(one)]
    hidden_ones = [case for one in EXERCISES for case in all_cases(one, "seed 1")]
    assert fingerprint(public) == "322906d814050444bdcfdb13d1a37f2b11050c3f9bf9696d3ce623b3f1c1742b"
    assert fingerprint(hidden_ones) == "b91c2e5d6312976623a42d009d4b0b508df3e1eedab05f84db8d9aefb6bd51ff"
    assert fingerprint(before_equal_shapes(hidden_ones)) == BEFORE_EQUAL_SHAPES


BEFORE_EQUAL_SHAPES = "06a62d86ff3be7e36bdefcaaf6b80bd45fc89011d8a752b9e7dca1083bd319b9"
"""Of the cases that there were before two of one shape were asked for."""


def before_equal_shapes(called: list[Case]) -> list[Case]:
    new = {case for one in DERIVATIVES for inputs in (SAME_SHAPE, SAME_SHAPES) for case in drawn_for(one, inputs)}
    return [case for case in called if case not in new]


def drawn_for(one: Exercise, inputs: tuple[Inputs, ...]) -> tuple[Case, ...]:
    return cases(one, Facet("", 0, inputs), "seed 1")


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", [one.name for one in DERIVATIVES if {"forward", "back"} & set(one.links)])
def test_two_layers_of_one_shape_and_activation_are_asked_for(name: str, seed: str) -> None:
    weights: dict[str, set[str]] = {}
    for case in all_cases(exercise(name), seed):
        alike = f"{shapes(case)} {case.arguments[-1]}"
        weights.setdefault(alike, set()).add(str(case.arguments[0]))
    assert max(map(len, weights.values())) > 1


def test_a_case_that_changes_in_one_number_is_noticed() -> None:
    (W, *others), last = public_cases(exercise("gradient_sample"))[0].arguments, [[0.0, 0.0], [0.0, 1e-7]]
    one, other = (
        Case(exercise("gradient_sample").function, (W[:2, :2] + by, *others))
        for by in (np.zeros((2, 2)), np.array(last))
    )
    assert fingerprint([one]) != fingerprint([other])


@dataclass(frozen=True)
class Longer(Inputs):
    """Inputs with one more field, and a class of another name."""

    bias: float = 0.5


@dataclass(frozen=True)
class Renamed:
    """Inputs whose field for the activations has another name, but that can still be asked for the old one."""

    activations: tuple[str, ...]
    J: int | None = None
    K: int | None = None
    n: int | None = None
    variant: str = "plain"
    spelled = Inputs.spelled

    @property
    def gs(self) -> tuple[str, ...]:
        return self.activations


@pytest.mark.parametrize("other", [Longer, Renamed])
@pytest.mark.parametrize("one", DERIVATIVES, ids=lambda one: one.name)
def test_a_new_or_renamed_field_of_the_inputs_changes_no_case(one: Exercise, other: Any) -> None:
    def as_other(inputs: Inputs) -> Any:
        return other(*(getattr(inputs, field.name) for field in fields(inputs)))

    for facet in one.facets:
        drawn = cases(one, replace(facet, cases=tuple(map(as_other, facet.cases))), "seed 1")
        assert fingerprint(list(drawn)) == fingerprint(list(cases(one, facet, "seed 1")))


def test_an_edit_meets_other_cases() -> None:
    seeds = [hidden_seed("secret", "one-weight", ["x = 1", f"# {edit}"]) for edit in range(20 * SETS)]
    assert len(set(seeds)) == SETS
    assert max(Counter(seeds).values()) < len(seeds) / 4
    assert hidden_seed("another", "one-weight", ["x = 1", "# 0"]) not in seeds
    assert hidden_seed("secret", "one-weight", ["x = 1", "# 0"]) == seeds[0]


class Played:
    """Code whose functions are called here; `asked` remembers what was called."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        self.asked: list[tuple[Any, ...]] = []

    def call_many(self, name: str, calls: list[tuple[Any, ...]]) -> list[Reply]:
        self.asked += calls
        return [self.reply(deepcopy(arguments)) for arguments in calls]

    def reply(self, arguments: tuple[Any, ...]) -> Reply:
        try:
            with np.errstate(all="ignore"):
                return Reply(self.function(*arguments))
        except Exception as error:  # whatever a wrong function raises
            return Reply(None, Fault("raised", type(error).__name__))


def earned(name: str, function: Callable[..., Any], seed: str) -> tuple[str, ...]:
    """The facets that a function passes."""
    one = exercise(name)
    student = Student(Played(function), seed)  # type: ignore[arg-type]
    return tuple(facet.name for facet in one.facets if passes(student, one, facet))


def passes(student: Student, one: Exercise, facet: Any) -> bool:
    try:
        getattr(facets, f"test_{facet.voice}")(student, one, facet)
    except pytest.fail.Exception:
        return False
    return True


@pytest.mark.parametrize("one", DERIVATIVES, ids=lambda one: one.name)
def test_every_case_is_called_twice_and_in_a_shuffled_order(one: Exercise) -> None:
    code = Played(lambda *arguments: None)
    Student(code, "seed").observed(one)  # type: ignore[arg-type]
    wanted = [repr(case.arguments) for case in all_cases(one, "seed")]
    asked = [repr(arguments) for arguments in code.asked]
    assert Counter(asked) == dict.fromkeys(wanted, 2)
    assert asked != wanted * 2


def right(name: str) -> Callable[..., Any]:
    return lambda *arguments: answer(name, arguments)


def slope(z: Any, g: str) -> Any:
    return SLOPES[g](z)


def with_slope(wrong: Callable[[Any, str], Any]) -> Callable[..., Any]:
    """gradient_sample with another second link."""

    def gradient_sample(W: Any, a_prev: Any, y: Any, g: str) -> Any:
        z = W @ a_prev
        return np.outer(2 * (ACTIVATIONS[g](z) - y) * wrong(z, g), a_prev)

    return gradient_sample


def quotient(z: Any, g: str) -> Any:
    return (ACTIVATIONS[g](z + 1e-5) - ACTIVATIONS[g](z - 1e-5)) / 2e-5


def over_samples(gather: Callable[[list[Any], int], Any]) -> Callable[..., Any]:
    """gradient_batch that gathers the gradients of its samples in another way."""

    def gradient_batch(W: Any, A_prev: Any, Y: Any, g: str) -> Any:
        samples = [answer("gradient_sample", (W, x, y, g)) for x, y in zip(A_prev, Y, strict=True)]
        return gather(samples, len(Y))

    return gradient_batch


def back(wrong: Callable[[Any, Any, Any], Any]) -> Callable[..., Any]:
    return lambda W, z, upstream, g: wrong(W, upstream, slope(z, g))


def network(change: Callable[[list[Any]], Any]) -> Callable[..., Any]:
    return lambda *arguments: change(answer("gradient_network", arguments))


WRONG: list[tuple[str, str, Callable[..., Any]]] = [
    ("dC_da", "factor 2 lost", lambda a, y: a - y),
    ("dC_da", "absolute error", lambda a, y: 2 * abs(a - y)),
    ("dC_da", "sign of the error", lambda a, y: np.sign(a - y)),
    ("dC_da", "mean over the nodes", lambda a, y: 2 * (a - y) / len(a)),
    ("dC_da", "cut to whole numbers", lambda a, y: 2 * (a - y.astype(int))),
    ("da_dz", "activation of a", lambda z, g: slope(ACTIVATIONS[g](z), g)),
    ("da_dz", "mask inverted", lambda z, g: (z < 0) * 1.0 if g == "relu" else slope(z, g)),
    ("da_dz", "mask always open", lambda z, g: np.ones_like(z) if g == "relu" else slope(z, g)),
    ("da_dz", "mask always closed", lambda z, g: np.zeros_like(z) if g == "relu" else slope(z, g)),
    ("da_dz", "mask with a tolerance", lambda z, g: (z > 1e-3) * 1.0 if g == "relu" else slope(z, g)),
    ("da_dz", "mask leaks", lambda z, g: np.where(z > 0, 1, 0.01) if g == "relu" else slope(z, g)),
    ("da_dz", "slope of the sigmoid for all", lambda z, g: slope(z, "sigmoid")),
    ("da_dz", "one number for the layer", lambda z, g: np.full(z.shape, np.mean(slope(z, g)))),
    ("da_dz", "difference quotient", quotient),
    ("dz_dw", "ones", np.ones_like),
    ("dz_dw", "absolute", np.abs),
    ("dz_dw", "mean", lambda a: np.full(a.shape, a.mean())),
    ("gradient_weight", "j and k swapped", lambda W, x, y, j, k, g: answer("gradient_sample", (W, x, y, g))[k, j]),
    (
        "gradient_weight",
        "counted from 1",
        lambda W, x, y, j, k, g: answer("gradient_weight", (W, x, y, j - 1, k - 1, g)),
    ),
    ("gradient_sample", "middle link lost", with_slope(lambda z, g: 1.0)),
    ("gradient_sample", "mask always open", with_slope(lambda z, g: 1.0 if g == "relu" else slope(z, g))),
    ("gradient_sample", "difference quotient", with_slope(quotient)),
    ("gradient_sample", "transposed", lambda *arguments: answer("gradient_sample", arguments).T),
    ("gradient_batch", "sum", over_samples(lambda samples, n: sum(samples))),
    ("gradient_batch", "n - 1", over_samples(lambda samples, n: sum(samples) / (n - 1))),
    ("gradient_batch", "first sample only", over_samples(lambda samples, n: samples[0])),
    ("gradient_batch", "2 n", over_samples(lambda samples, n: sum(samples) / (2 * n))),
    ("gradient_batch", "one sample missed", over_samples(lambda samples, n: sum(samples[1:]) / n)),
    ("dC_da_prev", "W not turned round", back(lambda W, upstream, slopes: W @ (upstream * slopes))),
    ("dC_da_prev", "slope left out", back(lambda W, upstream, slopes: W.T @ upstream)),
    ("dC_da_prev", "one path only", back(lambda W, upstream, slopes: W[0] * (upstream * slopes)[0])),
    ("gradient_network", "backwards", network(lambda gradients: gradients[::-1])),
    ("gradient_network", "hidden layers left at zero", network(lambda gs: [*(0 * g for g in gs[:-1]), gs[-1]])),
    (
        "gradient_network",
        "factor 2 in every layer",
        network(lambda gs: [2**depth * g for depth, g in zip(range(len(gs) - 1, -1, -1), gs, strict=True)]),
    ),
]


@pytest.mark.parametrize(("name", "wrong"), [(n, w) for n, _, w in WRONG], ids=[f"{n}-{t}" for n, t, _ in WRONG])
def test_the_same_mistake_earns_the_same_marks_on_every_seed(name: str, wrong: Callable[..., Any]) -> None:
    with np.errstate(all="ignore"):
        marks = Counter(earned(name, wrong, seed) for seed in SEEDS[:50])
    assert len(marks) == 1
    assert len(next(iter(marks))) < len(exercise(name).facets)


@pytest.mark.parametrize("one", DERIVATIVES, ids=lambda one: one.name)
def test_the_right_function_earns_every_mark_on_every_seed(one: Exercise) -> None:
    every = tuple(facet.name for facet in one.facets)
    assert {earned(one.name, right(one.name), seed) for seed in SEEDS[:50]} == {every}


def in_float32(name: str) -> Callable[..., Any]:
    """The right function, all of it computed in float32."""

    def rounded(value: Any) -> Any:
        if isinstance(value, list):
            return [rounded(item) for item in value]
        return value.astype(np.float32) if isinstance(value, np.ndarray) else value

    return lambda *arguments: rounded(answer(name, tuple(map(rounded, arguments))))


@pytest.mark.parametrize("one", DERIVATIVES, ids=lambda one: one.name)
def test_the_right_function_in_float32_earns_every_mark_on_every_seed(one: Exercise) -> None:
    every = tuple(facet.name for facet in one.facets)
    assert {earned(one.name, in_float32(one.name), seed) for seed in SEEDS[:50]} == {every}


def test_luck_would_be_noticed() -> None:
    def by_luck(z: Any, g: str) -> Any:
        return slope(z, g) if z[0] > 0 else 0 * z

    assert len({earned("da_dz", by_luck, seed) for seed in SEEDS[:50]}) > 1
