"""Answers that are whole numbers, or the right ones with fewer digits: that is said, and nothing else is blamed."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from mistakes import right, seen, told
from rows import Play

from autograder.chain_rule import ACTIVATIONS
from autograder.core.chain import SLOPES
from autograder.core.diagnosis.diagnose import STAGES
from autograder.core.diagnosis.words.findings import finding
from autograder.core.lesson import answer

STAGE = "Are all numbers whole, or the right ones with fewer digits behind the point?"


def cut(function: str, how: Callable[[Any], Any]) -> Play:
    def play(*given):
        found = right(function)(*given)
        return [how(one) for one in found] if isinstance(found, list) else how(found)

    return play


def rows_in_integers(W, x, y, g):
    z = W @ x
    out = np.zeros(W.shape, dtype=int)
    for j in range(len(z)):
        out[j] = 2 * (ACTIVATIONS[g](z)[j] - y[j]) * SLOPES[g](z)[j] * x
    return out


def per_sample(W, X, Y, g):
    return [answer("gradient_sample", (W, x, y, g)) for x, y in zip(X, Y, strict=True)]


def floor_division(W, X, Y, g):
    return sum(per_sample(W, X, Y, g)) // len(X)


def total_in_integers(W, X, Y, g):
    total = np.zeros(W.shape, dtype=int)
    for one in per_sample(W, X, Y, g):
        total[:] = total + one
    return total / len(X)


def both_in_integers(W, X, Y, g):
    return sum(one.astype(int) for one in per_sample(W, X, Y, g)) // len(X)


def like_the_targets(a, y):
    out = np.zeros(len(a), dtype=np.int64)
    for j in range(len(a)):
        out[j] = 2 * (a[j] - y[j])
    return out


def integers(numbers):
    return np.asarray(numbers).astype(int)


LOST: list[tuple[str, Play, str]] = [
    ("gradient_sample", rows_in_integers, "product fewer digits cut 0"),
    ("gradient_sample", cut("gradient_sample", np.round), "product fewer digits rounded 0"),
    ("gradient_weight", cut("gradient_weight", integers), "product fewer digits cut 0"),
    ("gradient_weight", cut("gradient_weight", lambda number: round(number, 3)), "product fewer digits rounded 3"),
    ("gradient_batch", floor_division, "average fewer digits rounded down 0"),
    ("gradient_batch", cut("gradient_batch", np.ceil), "average fewer digits rounded up 0"),
    ("gradient_batch", cut("gradient_batch", lambda G: np.round(G, 1)), "average fewer digits rounded 1"),
    ("gradient_batch", total_in_integers, "open whole , times the number of samples,"),
    ("gradient_batch", both_in_integers, "open whole "),
    ("gradient_network", cut("gradient_network", integers), "average fewer digits cut 0"),
    ("dC_da_prev", cut("dC_da_prev", integers), "back fewer digits cut 0"),
    ("dC_da", like_the_targets, "dC_da fewer digits cut 0"),
    ("dC_da", lambda a, y: np.round(2 * (a - y), 2), "dC_da fewer digits rounded 2"),
    ("dC_da", lambda a, y: integers(7 * (a - y)), "dC_da whole "),
    ("da_dz", cut("da_dz", integers), "da_dz fewer digits cut 0"),
    ("dz_dw", cut("dz_dw", np.round), "dz_dw fewer digits rounded 0"),
    ("gradient_sample", cut("gradient_sample", lambda G: integers(3 * G)), "open whole "),
]


@pytest.mark.parametrize(("function", "play", "causes"), LOST)
def test_digits_that_are_lost_are_said_alone(function, play, causes):
    assert told((function, play)) == (STAGE, causes)


@pytest.mark.parametrize(
    ("function", "play"),
    [
        # A link that is lost, a sign, a threshold; what is known by its name; and some other constant.
        ("da_dz", lambda z, g: np.ones(len(z)) if g != "relu" else (z > 0) * 1.0),
        ("dC_da", lambda a, y: 2 * np.sign(a - y)),
        ("dC_da", lambda a, y: 2 * (np.abs(a - y) > 0.5)),
        ("gradient_sample", cut("gradient_sample", lambda G: np.round(G, 2))),
        ("gradient_sample", cut("gradient_sample", lambda G: G / 10)),
        ("gradient_sample", cut("gradient_sample", lambda G: np.round(2 * G, 1) / 2)),
    ],
)
def test_other_mistakes_are_not_said_to_lose_digits(function, play):
    assert told((function, play))[0] != STAGE


@pytest.mark.parametrize(
    ("function", "play", "words"),
    [
        (
            "gradient_batch",
            floor_division,
            "mean over the samples: each number of your answer is the right one, rounded down to a whole number. "
            "Nothing else is wrong.",
        ),
        (
            "dC_da",
            lambda a, y: np.round(2 * (a - y), 1),
            "dC/da: each number of your answer is the right one, rounded to 1 digit behind the point. Nothing else is "
            "wrong.",
        ),
        (
            "gradient_batch",
            total_in_integers,
            "each number of your answer, times the number of samples, is a whole number, and the right ones are not.",
        ),
        (
            "gradient_batch",
            both_in_integers,
            "each number of your answer is a whole number, and the right ones are not.",
        ),
    ],
)
def test_what_is_lost_is_put_into_words(function, play, words):
    (cause,) = next(stage for stage in STAGES if stage.question == STAGE).tell(seen((function, play)))
    assert finding(cause).message == words
