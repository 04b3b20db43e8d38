"""The diagnosis takes whatever comes back, and says one thing about it."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from autograder.core.diagnosis.diagnose import diagnose
from autograder.core.diagnosis.known.book import Book, book_of
from autograder.core.lesson import EXERCISES, answer, exercise
from autograder.core.misconceptions import CATALOGUE
from autograder.reply import Reply

BOOK = book_of(CATALOGUE)
ENTRIES = {entry.key: entry for entry in CATALOGUE}
FUNCTIONS = [one.name for one in EXERCISES if one.is_derivative]
ODD: dict[str, Any] = {
    "nothing": None,
    "text": "x",
    "an empty dict": {},
    "an empty list": [],
    "a list of nothing": [None],
    "not a number": float("nan"),
    "infinity": np.array([np.inf]),
    "a complex number": 1j,
    "rows of different lengths": [[1.0], [2.0, 3.0]],
    "no numbers": np.array([object()]),
    "true": True,
    "an empty array": np.zeros(0),
    "small matrices": [np.zeros((2, 2)), np.zeros((1, 3))],
    "one matrix and nothing": [np.zeros((2, 2)), None],
}


def asked(function: Callable[..., Any]) -> Callable[[str, Sequence[tuple[Any, ...]]], list[Reply]]:
    return lambda _, calls: [Reply(function(*arguments)) for arguments in calls]


def nothing_known(_: str) -> None:
    return None


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("value", ODD.values(), ids=ODD)
def test_whatever_comes_back_gets_a_finding(name: str, value: Any) -> None:
    findings = diagnose(exercise(name), asked(lambda *_: value), nothing_known, BOOK)
    assert findings
    assert all(found.message and found.hint for found in findings)


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("value", ODD.values(), ids=ODD)
def test_whatever_comes_back_now_and_then_gets_a_finding(name: str, value: Any) -> None:
    def now_and_then(*arguments: Any) -> Any:
        return value if len(arguments[0]) % 3 else answer(name, arguments)

    assert diagnose(exercise(name), asked(now_and_then), nothing_known, BOOK)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_what_is_right_gets_none(name: str) -> None:
    assert diagnose(exercise(name), asked(lambda *arguments: answer(name, arguments)), nothing_known, BOOK) == ()


@pytest.mark.parametrize("key", ["divide_by_outputs", "divide_by_features"])
def test_a_mean_over_too_much_is_no_sum_that_is_divided_elsewhere(key: str) -> None:
    entry = next(one for one in CATALOGUE if one.key == key)
    less = Book(CATALOGUE - {entry})
    play = asked(lambda *given: answer("gradient_batch", given, entry.chain))
    findings = diagnose(exercise("gradient_batch"), play, nothing_known, less) or ()
    assert [(one.link, one.misconception) for one in findings] == [("average", None)]


def test_what_one_sample_does_not_tell_from_another_mistake_several_do() -> None:
    chain = ENTRIES["mean_clipped"].into(ENTRIES["abs_value"].chain)
    play = asked(lambda *given: answer("gradient_batch", given, chain))
    findings = diagnose(exercise("gradient_batch"), play, nothing_known, BOOK) or ()
    assert [one.misconception for one in findings] == ["abs_value", "mean_clipped"]
