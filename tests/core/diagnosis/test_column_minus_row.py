"""(J, 1) minus (J,) is (J, J): what is made of this table is named, and blamed on dC/da; its diagonal is right."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from mistakes import seen, told
from rows import Play

from autograder.chain_rule import ACTIVATIONS
from autograder.core.chain import SLOPES

Reduced = Callable[[Any], Any]


def summed(axis: int) -> Reduced:
    return lambda table: table.sum(axis=axis)


def averaged(axis: int) -> Reduced:
    return lambda table: table.mean(axis=axis)


def error(of: Reduced) -> Play:
    return lambda a, y: of(2 * (a[:, None] - y))


def sample(of: Reduced, slopes: str = "outside") -> Play:
    """gradient_sample whose table holds the slopes in a column, or a row, or not at all."""

    def gradient_sample(W, x, y, g):
        z = W @ x
        s = SLOPES[g](z)
        inside = {"column": s[:, None], "row": s, "outside": 1.0}[slopes]
        return np.outer(of(2 * (ACTIVATIONS[g](z)[:, None] - y) * inside) * (s if slopes == "outside" else 1), x)

    return gradient_sample


def weight(of: Reduced) -> Play:
    return lambda W, x, y, j, k, g: sample(of)(W, x, y, g)[j, k]


def batch(of: Reduced) -> Play:
    return lambda W, X, Y, g: np.mean([sample(of)(W, x, y, g) for x, y in zip(X, Y, strict=True)], axis=0)


def nodes(of: Reduced) -> Play:
    """gradient_batch, node by node: (n, 1) minus (n,)."""

    def gradient_batch(W, X, Y, g):
        Z = X @ W.T
        errors = [of(2 * (ACTIVATIONS[g](z)[:, None] - y)) for z, y in zip(Z.T, Y.T, strict=True)]
        return (np.array(errors) * SLOPES[g](Z).T) @ X / len(X)

    return gradient_batch


def first_row(table):
    return table[0]


def first_column(table):
    return table[:, 0]


NAMED: list[tuple[str, Play, str]] = [
    ("dC_da", error(summed(1)), "every_target_added"),
    ("dC_da", error(summed(0)), "every_output_added"),
    ("dC_da", error(averaged(1)), "mean_target"),
    ("dC_da", error(averaged(0)), "mean_output"),
    ("dC_da", error(first_row), "first_output_for_all"),
    ("dC_da", error(first_column), "first_target_for_all"),
    ("gradient_sample", sample(summed(1)), "every_target_added"),
    ("gradient_sample", sample(averaged(0)), "mean_output"),
    ("gradient_sample", sample(summed(1), "column"), "every_target_added"),
    ("gradient_sample", sample(averaged(0), "row"), "mean_output"),
    ("gradient_sample", sample(summed(0), "column"), "every_output_and_slope_added"),
    ("gradient_sample", sample(averaged(0), "column"), "mean_output_and_slope"),
    ("gradient_sample", sample(summed(1), "row"), "every_target_and_slope_added"),
    ("gradient_sample", sample(averaged(1), "row"), "mean_target_and_slope"),
    ("gradient_weight", weight(summed(0)), "every_output_added"),
    ("gradient_batch", batch(averaged(1)), "mean_target"),
    ("gradient_batch", batch(first_column), "first_target_for_all"),
    ("gradient_batch", nodes(summed(1)), "targets_of_samples_added"),
    ("gradient_batch", nodes(summed(0)), "outputs_of_samples_added"),
    ("gradient_batch", nodes(averaged(1)), "mean_target_of_samples"),
    ("gradient_batch", nodes(averaged(0)), "mean_output_of_samples"),
]


@pytest.mark.parametrize(("function", "play", "entry"), NAMED)
def test_what_is_made_of_the_table_is_named(function, play, entry):
    assert told((function, play))[1] == f"dC_da wrong {entry}"


@pytest.mark.parametrize("play", [nodes(first_row), nodes(first_column)])
def test_what_has_no_name_is_blamed_on_the_same_link(play):
    assert told(("gradient_batch", play))[1] == "dC_da mixed"


@pytest.mark.parametrize(
    ("function", "play"),
    [
        ("dC_da", error(np.diag)),
        ("gradient_sample", sample(np.diag)),
        ("gradient_sample", sample(np.diag, "column")),
        ("gradient_sample", sample(np.diag, "row")),
        ("gradient_batch", batch(np.diag)),
        ("gradient_batch", nodes(np.diag)),
    ],
)
def test_the_diagonal_of_the_table_is_right(function, play):
    assert seen((function, play)).odd == []
