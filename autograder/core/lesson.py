"""What each exercise asks for: its signature, what it returns, its points by facet, and the cases that decide them."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.core.finding import Link

ACTIVATION_NAMES = ("sigmoid", "tanh", "relu", "linear")
CHAIN: tuple[Link, ...] = ("forward", "dC_da", "da_dz", "dz_dw", "product", "back", "average")
"""The links in the order in which to mend them."""


@dataclass(frozen=True)
class Inputs:
    """How the inputs of a case are drawn: a layer of one sample, n samples of a layer, or a network.

    Sizes that are None are drawn, pairwise different. `variant` is one of
    plain, integer (y), binary (y is 0 or 1), edge (one z of 0.0001), square (equal widths, to explain only), bent (f
    for a gradient check).
    """

    gs: tuple[str, ...]
    J: int | None = None
    K: int | None = None
    n: int | None = None
    variant: str = "plain"

    @property
    def spelled(self) -> str:
        """The text that cases are drawn from: one that a new field, or another name, leaves as it is."""
        # Not repr(self), which this once was: every hidden case hangs on each letter of it, and with a course's
        # secret its cases, and so its marks, can be found again years later.
        return f"Inputs(gs={self.gs!r}, J={self.J!r}, K={self.K!r}, n={self.n!r}, variant={self.variant!r})"


@dataclass(frozen=True)
class Facet:
    """A part of an exercise that is marked as one: its points count only if all its cases pass.

    `voice` says who decides: the closed form (values), the finite difference of the loss (finite_difference), what
    the call did besides answering (conduct), or a fixed answer (recorded).
    """

    name: str
    points: float
    cases: tuple[Inputs, ...] = ()
    voice: str = "values"


@dataclass(frozen=True)
class Exercise:
    """A function, or a value, that a student writes."""

    name: str
    assignment: str
    parameters: tuple[str, ...]
    returns: str
    links: tuple[Link, ...]
    facets: tuple[Facet, ...]

    @property
    def points(self) -> float:
        """The points of all facets."""
        return sum(facet.points for facet in self.facets)

    @property
    def is_value(self) -> bool:
        """Whether the student assigns a value of this name instead of writing a function."""
        return not self.parameters

    @property
    def is_derivative(self) -> bool:
        """Whether it is a function made of links of the chain."""
        return bool(self.links)


def each(
    *gs: str,
    J: int | None = None,
    K: int | None = None,
    n: int | None = None,
    variant: str = "plain",
) -> tuple[Inputs, ...]:
    """The same draw once for each activation."""
    return tuple(Inputs((g,), J, K, n, variant) for g in gs)


LAYER: tuple[Link, ...] = ("forward", "dC_da", "da_dz", "dz_dw", "product")
ALL = each(*ACTIVATION_NAMES)
SMOOTH_NAMES = ("sigmoid", "tanh")
SMOOTH = each(*SMOOTH_NAMES)
CONDUCT = Facet("conduct", 1, voice="conduct")
DEEP = (
    Inputs(("relu", "sigmoid", "tanh")),
    Inputs(("sigmoid", "relu", "linear")),
    Inputs(("tanh", "relu", "sigmoid"), n=3),
)
SHALLOW = (
    Inputs(("relu", "sigmoid")),
    Inputs(("sigmoid", "tanh")),
    Inputs(("tanh", "linear")),
    Inputs(("tanh", "sigmoid"), J=1),
)

EXERCISES: tuple[Exercise, ...] = (
    Exercise(
        "predictions",
        "one-weight",
        (),
        "dict",
        (),
        (Facet("numbers", 3, voice="recorded"), Facet("directions", 2, voice="recorded")),
    ),
    Exercise(
        "dC_da",
        "one-weight",
        ("a", "y"),
        "(J,)",
        ("dC_da",),
        (
            Facet("values", 8, ALL + each("sigmoid", variant="binary")),
            Facet("shapes and integer y", 1, each("tanh", J=1) + each("tanh", variant="integer")),
            CONDUCT,
        ),
    ),
    Exercise(
        "da_dz",
        "one-weight",
        ("z", "g"),
        "(J,)",
        ("da_dz",),
        (
            Facet("sigmoid", 2.5, each("sigmoid", "sigmoid")),
            Facet("tanh", 2.5, each("tanh", "tanh")),
            Facet("relu", 2.5, each("relu", "relu") + each("relu", variant="edge")),
            Facet("linear", 2.5, each("linear", "linear")),
            # Not one node alone: a difference quotient is close enough there by luck, one time in fifty.
            Facet("shapes", 1, each(*ACTIVATION_NAMES, J=1) + each(*SMOOTH_NAMES, J=11)),
            CONDUCT,
        ),
    ),
    Exercise(
        "dz_dw",
        "one-weight",
        ("a_prev",),
        "(K,)",
        ("dz_dw",),
        (Facet("values", 4, SMOOTH + each("linear", K=1)), CONDUCT),
    ),
    Exercise(
        "gradient_weight",
        "one-weight",
        ("W", "a_prev", "y", "j", "k", "g"),
        "float",
        LAYER,
        (
            Facet("values", 5, ALL + each("relu", variant="edge")),
            Facet("finite difference", 2, ALL, voice="finite_difference"),
            CONDUCT,
        ),
    ),
    Exercise(
        "gradient_sample",
        "one-layer",
        ("W", "a_prev", "y", "g"),
        "(J, K)",
        LAYER,
        (
            Facet("values", 8, ALL + each("relu", variant="edge") + each("sigmoid", variant="binary")),
            Facet("J = 1 and K = 1", 1, each("sigmoid", "tanh", J=1) + each("sigmoid", "tanh", K=1)),
            Facet("finite difference", 2, ALL, voice="finite_difference"),
            CONDUCT,
        ),
    ),
    Exercise(
        "central_difference",
        "one-layer",
        ("f", "x"),
        "like x",
        (),
        (
            Facet("values", 6, each("linear", variant="bent") + each("linear", K=1, variant="bent")),
            Facet("leaves x as it was", 1, voice="conduct"),
        ),
    ),
    Exercise(
        "wrong_link",
        "one-layer",
        (),
        "dict",
        (),
        tuple(Facet(which, 2, voice="recorded") for which in ("first", "second", "third")),
    ),
    Exercise(
        "gradient_batch",
        "one-layer",
        ("W", "A_prev", "Y", "g"),
        "(J, K)",
        (*LAYER, "average"),
        (
            Facet("values", 6, ALL + each("tanh", J=1) + each("sigmoid", K=1)),
            Facet("n = 1", 1, each("sigmoid", "tanh", n=1)),
            Facet("finite difference", 2, ALL, voice="finite_difference"),
            CONDUCT,
        ),
    ),
    Exercise(
        "dC_da_prev",
        "whole-network",
        ("W", "z", "upstream", "g"),
        "(K,)",
        ("da_dz", "back"),
        (Facet("values", 6, ALL), Facet("J = 1", 1, each("sigmoid", "tanh", J=1)), CONDUCT),
    ),
    Exercise(
        "gradient_network",
        "whole-network",
        ("Ws", "X", "Y", "gs"),
        "list like Ws",
        CHAIN,
        (
            Facet("one matrix", 2, SMOOTH + each("relu", n=1)),
            Facet("two matrices", 2, SHALLOW),
            Facet("three matrices", 3, DEEP),
            Facet("finite difference", 3, SMOOTH + SHALLOW[:2] + DEEP[:1], voice="finite_difference"),
            Facet("conduct", 2, voice="conduct"),
        ),
    ),
)

RECORDED: dict[str, dict[str, dict[str, float | str | None]]] = {
    "predictions": {
        "numbers": {"blank": -4.0, "dC_da": -2.0, "da_dz": -3.0, "dz_dw": -5.0, "gradient": -30.0},
        "directions": dict.fromkeys(("C_if_w_rises", "a_if_w_rises", "C_if_a_prev_is_zero")),
    },
    "wrong_link": {
        "first": {"first": "da_dz"},
        "second": {"second": "dz_dw"},
        "third": {"third": "dC_da"},
    },
}
"""The answers of the exercises that are values, by facet: a number to 0.001, a word, None where any counts."""
DIRECTIONS = ("up", "down", "same")

ASSIGNMENTS: tuple[str, ...] = tuple(dict.fromkeys(exercise.assignment for exercise in EXERCISES))


def exercise(name: str) -> Exercise:
    """The exercise of that name; KeyError if there is none."""
    return {exercise.name: exercise for exercise in EXERCISES}[name]


def exercises_of(assignment: str) -> tuple[Exercise, ...]:
    """The exercises of an assignment, in the order of the lesson."""
    return tuple(exercise for exercise in EXERCISES if exercise.assignment == assignment)


def earlier_functions(name: str) -> tuple[str, ...]:
    """The derivatives that stand before `name` in the lesson: what it is meant to be built from."""
    names = [exercise.name for exercise in EXERCISES]
    return tuple(e.name for e in EXERCISES[: names.index(name)] if e.is_derivative)
