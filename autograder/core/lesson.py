"""The assignments: which functions and values they ask for, the points of each by facet, the cases that decide them.

What is particular to a function stands in its file in `functions/`. An exercise refers to the function itself, so that
to add one is that file and an entry here, and nothing has to be registered.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from autograder.core.chain import TRUE, Chain
from autograder.core.exercise import Exercise
from autograder.core.functions.central_difference import central_difference
from autograder.core.functions.da_dz import da_dz
from autograder.core.functions.dC_da import dC_da
from autograder.core.functions.dC_da_prev import dC_da_prev
from autograder.core.functions.dz_dw import dz_dw
from autograder.core.functions.gradient_batch import gradient_batch
from autograder.core.functions.gradient_network import gradient_network
from autograder.core.functions.gradient_sample import gradient_sample
from autograder.core.functions.gradient_weight import gradient_weight
from autograder.core.terms import ACTIVATION_NAMES, ASSIGNMENTS, CHAIN, Facet, Inputs, Variant

# Who asks about the lesson asks in its words, and gets them with it.
__all__ = [
    "ACTIVATION_NAMES",
    "ASSIGNMENTS",
    "CHAIN",
    "EXERCISES",
    "RECORDED",
    "Exercise",
    "Facet",
    "Inputs",
    "answer",
    "earlier_functions",
    "exercise",
    "exercises_of",
    "functions_that_show",
]


def each(
    *gs: str,
    J: int | None = None,
    K: int | None = None,
    n: int | None = None,
    variant: Variant = "plain",
) -> tuple[Inputs, ...]:
    """The same draw once for each activation."""
    return tuple(Inputs((g,), J, K, n, variant) for g in gs)


ALL = each(*ACTIVATION_NAMES)
SMOOTH_NAMES = ("sigmoid", "tanh")
SMOOTH = each(*SMOOTH_NAMES)
SAME_SHAPE = each("tanh", "tanh", J=5, K=3)
"""Two layers that differ in their numbers only: what is kept for a shape, from call to call, shows in the second."""
SAME_SHAPES = each("tanh", "tanh", J=5, K=3, n=7)
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
        "one-weight",
        "predictions",
        (Facet("numbers", 3, voice="recorded"), Facet("directions", 2, voice="recorded")),
    ),
    Exercise(
        "one-weight",
        dC_da,
        (
            Facet("values", 8, ALL + each("sigmoid", variant="binary")),
            Facet("shapes and integer y", 1, each("tanh", J=1) + each("tanh", variant="integer")),
            CONDUCT,
        ),
    ),
    Exercise(
        "one-weight",
        da_dz,
        (
            Facet("sigmoid", 2.5, each("sigmoid", "sigmoid")),
            Facet("tanh", 2.5, each("tanh", "tanh")),
            # Where z is given and not computed, it may be as small as one likes.
            Facet("relu", 2.5, each("relu", "relu") + each("relu", variant="edge") + each("relu", variant="brink")),
            Facet("linear", 2.5, each("linear", "linear")),
            # Not one node alone: a difference quotient is close enough there by luck, one time in fifty.
            Facet("shapes", 1, each(*ACTIVATION_NAMES, J=1) + each(*SMOOTH_NAMES, J=11)),
            CONDUCT,
        ),
    ),
    Exercise("one-weight", dz_dw, (Facet("values", 4, SMOOTH + each("linear", K=1)), CONDUCT)),
    Exercise(
        "one-weight",
        gradient_weight,
        (
            Facet("values", 5, ALL + each("relu", variant="edge") + SAME_SHAPE),
            Facet("finite difference", 2, ALL, voice="finite_difference"),
            CONDUCT,
        ),
    ),
    Exercise(
        "one-layer",
        gradient_sample,
        (
            Facet("values", 8, ALL + each("relu", variant="edge") + each("sigmoid", variant="binary") + SAME_SHAPE),
            Facet("J = 1 and K = 1", 1, each("sigmoid", "tanh", J=1) + each("sigmoid", "tanh", K=1)),
            Facet("finite difference", 2, ALL, voice="finite_difference"),
            CONDUCT,
        ),
    ),
    Exercise(
        "one-layer",
        central_difference,
        (
            Facet("values", 6, each("linear", variant="bent") + each("linear", K=1, variant="bent")),
            Facet("leaves x as it was", 1, voice="conduct"),
        ),
    ),
    Exercise(
        "one-layer",
        "wrong_link",
        tuple(Facet(which, 2, voice="recorded") for which in ("first", "second", "third")),
    ),
    Exercise(
        "one-layer",
        gradient_batch,
        (
            Facet("values", 6, ALL + each("tanh", J=1) + each("sigmoid", K=1) + SAME_SHAPES),
            Facet("n = 1", 1, each("sigmoid", "tanh", n=1)),
            Facet("finite difference", 2, ALL, voice="finite_difference"),
            CONDUCT,
        ),
    ),
    Exercise(
        "whole-network",
        dC_da_prev,
        (Facet("values", 6, ALL + SAME_SHAPE), Facet("J = 1", 1, each("sigmoid", "tanh", J=1)), CONDUCT),
    ),
    Exercise(
        "whole-network",
        gradient_network,
        (
            Facet("one matrix", 2, SMOOTH + each("relu", n=1) + SAME_SHAPES),
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


def exercise(name: str) -> Exercise:
    """The exercise of that name; KeyError if there is none."""
    return {exercise.name: exercise for exercise in EXERCISES}[name]


def exercises_of(assignment: str) -> tuple[Exercise, ...]:
    """The exercises of an assignment, in the order of the lesson."""
    return tuple(exercise for exercise in EXERCISES if exercise.assignment == assignment)


def earlier_functions(name: str) -> tuple[str, ...]:
    """The derivatives that stand before `name` in the lesson: what it is meant to be built from.

    What does not stand in the lesson comes after all of it.
    """
    before = takewhile(lambda exercise: exercise.name != name, EXERCISES)
    return tuple(exercise.name for exercise in before if exercise.is_derivative)


def functions_that_show(link: str) -> tuple[str, ...]:
    """The functions whose answers show whether a link is right, the most direct first: those that show least else."""
    showing = [one.function for one in reversed(EXERCISES) if one.is_derivative and link in one.function.shows]
    return tuple(function.name for function in sorted(showing, key=lambda function: len(function.shows)))


def answer(name: str, arguments: Sequence[Any], chain: Chain = TRUE) -> Any:
    """What `name(*arguments)` of the lesson is when the chain is `chain`.

    Raises Unseen where a link looks at something that the function is not given, and whatever a wrong link raises.
    """
    return exercise(name).function.answer(chain, *arguments)
