"""Each row of GRADIENT_CHECK: a student's check that it must catch, and one near to it of which another row speaks."""

import re
from collections.abc import Callable

import numpy as np
import pytest
from mistakes import BOOK, ENTRIES, spelled
from rows import row_of

from autograder.core.cases import Case, public_cases
from autograder.core.diagnosis.gradient_check import GRADIENT_CHECK, GradientCheck, diagnose_gradient_check
from autograder.core.diagnosis.known.book import Book
from autograder.core.diagnosis.rules import first
from autograder.core.lesson import exercise
from autograder.core.misconceptions import CATALOGUE
from autograder.core.observed import judged
from autograder.reply import Fault, Reply

CHECK = exercise("central_difference")
FAULT, NONE, SHAPE, AT_ONCE, NEVER, ONE_SIDE, FACTOR, STEP, ELSE = (rule.question for rule in GRADIENT_CHECK)
Difference = Callable[[Callable[[np.ndarray], float], np.ndarray, np.ndarray], float]


def reply(play, source, x):
    """What a check comes back with, and where it evaluated f."""
    names = {"np": np}
    exec(source, names)
    points = []

    def f(x):
        points.append(np.array(x))
        return names["f"](x)

    given = x.copy()
    try:
        value = play(f, given)
    except Exception as error:
        return Reply(fault=Fault("raised", type(error).__name__, "cell", 1), evaluated=tuple(points))
    return Reply(value, changed=() if np.array_equal(given, x) else (1,), evaluated=tuple(points))


def asking(play):
    return lambda _, calls: [reply(play, *call) for call in calls]


def check(play, case: Case) -> GradientCheck:
    one = reply(play, *case.arguments)
    return GradientCheck(one, judged(case, one, asking(play)), case.arguments[1], case.slope)


def each(difference: Difference):
    """A check that asks for each element of x with a step in this element alone."""

    def play(f, x):
        found = np.zeros(x.shape)
        for index in np.ndindex(*x.shape):
            e = np.zeros(x.shape)
            e[index] = 1.0
            found[index] = difference(f, x, e)
        return found

    return play


def central(h=1e-5, by=2.0):
    return each(lambda f, x, e: (f(x + h * e) - f(x - h * e)) / (by * h))


def not_put_back(f, x):
    found, moved = np.zeros(x.shape), x.copy()
    for index in np.ndindex(*x.shape):
        moved[index] += 1e-5
        up = f(moved)
        moved[index] -= 2e-5
        found[index] = (up - f(moved)) / 2e-5
    return found


def in_place(f, x):
    found = central()(f, x)
    x += 1
    return found


def in_place_and_twice(f, x):
    return 2 * in_place(f, x)


def twice_in_a_matrix(f, x):
    return central()(f, x) * x.ndim


def raises(f, x):
    raise ZeroDivisionError


CAUGHT = [
    (FAULT, "open raised ZeroDivisionError", raises),
    (NONE, "shape none", lambda f, x: None),
    (SHAPE, "shape like x a single number", lambda f, x: f(x)),
    (SHAPE, "shape like x text", lambda f, x: "x"),
    (AT_ONCE, "open many at once", not_put_back),
    (AT_ONCE, "open many at once", lambda f, x: (f(x + 1e-5) - f(x - 1e-5)) / 2e-5 * np.ones(x.shape)),
    (NEVER, "open never moves", lambda f, x: np.ones(x.shape)),
    (NEVER, "open never moves", each(lambda f, x, e: f(x) * 1e-5)),
    (NEVER, "open never moves", lambda f, x: np.ones(x.shape) * f(x[:1] + 1e-5)),
    (NEVER, "open never moves", each(lambda f, x, e: 2 * np.real(f(x + 1e-9j * e)))),
    (ONE_SIDE, "open one-sided", each(lambda f, x, e: (f(x + 1e-6 * e) - f(x)) / 1e-6)),
    (ONE_SIDE, "open one-sided", each(lambda f, x, e: (f(x) - f(x - 1e-6 * e)) / 1e-6)),
    (FACTOR, "open distance x 2", central(by=1.0)),
    (FACTOR, "open distance x 0.5", central(by=4.0)),
    (FACTOR, "open distance x -1", central(by=-2.0)),
    (STEP, "open step 0.0004 True", central(4e-4, 3.0)),
    (STEP, "open step 8e-08", central(8e-8, 3.0)),
    (ELSE, "open check", central(2.5e-4, 3.0)),
    (ELSE, "open check", central(1.6e-7, 3.0)),
    (ELSE, "open check", central(1e-5, -4.0)),
]
LEFT_ALONE = [
    (FAULT, NONE, lambda f, x: None),
    (NONE, SHAPE, lambda f, x: [None]),
    (SHAPE, ELSE, lambda f, x: central(by=3.0)(f, x)[None]),
    (AT_ONCE, ELSE, central(by=3.0)),
    (NEVER, ONE_SIDE, lambda f, x: np.ones(x.shape) * f(x + 1e-5 * (np.arange(x.size).reshape(x.shape) == 0))),
    (ONE_SIDE, ELSE, each(lambda f, x, e: (f(x + 1e-5 * e) + f(x - 1e-5 * e) - 2 * f(x)) / 1e-10)),
    (ONE_SIDE, FACTOR, each(lambda f, x, e: (f(x + 1e-5 * e) - f(x - 1e-5 * e)) / 1e-5)),
    (FACTOR, ELSE, central(by=2.001)),
    (STEP, ELSE, central(2.9e-4, 3.0)),
    (STEP, ELSE, central(1.1e-7, 3.0)),
    (ELSE, STEP, central(1e-3, 3.0)),
]


def test_each_row_has_its_two_examples():
    rows = [rule.question for rule in GRADIENT_CHECK]
    assert list(dict.fromkeys(row for row, *_ in CAUGHT)) == rows
    assert list(dict.fromkeys(row for row, *_ in LEFT_ALONE)) == rows


@pytest.mark.parametrize("case", public_cases(CHECK), ids=["matrix", "vector"])
@pytest.mark.parametrize(("row", "cause", "play"), CAUGHT)
@pytest.mark.filterwarnings("ignore")  # numpy's, about the complex step
def test_a_row_catches_its_example(row, cause, play, case):
    one = check(play, case)
    assert row_of(GRADIENT_CHECK, one) == row
    found = spelled(first(GRADIENT_CHECK, one))
    if row == STEP:
        found = f"open step {one.distances[0]:.1g}{found[found.rindex(' ') :] if 'True' in found else ''}"
    assert found == cause


@pytest.mark.parametrize("case", public_cases(CHECK), ids=["matrix", "vector"])
@pytest.mark.parametrize(("row", "other", "play"), LEFT_ALONE)
def test_a_row_leaves_alone_what_is_near_to_it(row, other, play, case):
    assert row_of(GRADIENT_CHECK, check(play, case)) == other


def links(play, book=BOOK):
    return [(found.link, found.misconception) for found in diagnose_gradient_check(CHECK, asking(play), book)]


def test_a_good_check_is_left_alone():
    assert links(central()) == []


def test_what_changes_x_is_said_once_and_beside_what_is_wrong():
    assert links(in_place) == [("conduct", "inplace_mutation")]
    assert links(in_place_and_twice) == [("conduct", "inplace_mutation"), (None, None)]
    without = Book(CATALOGUE - {ENTRIES["inplace_mutation"]})
    assert links(in_place, without) == [("conduct", None)]


def test_only_the_first_function_on_which_it_fails_is_spoken_of():
    assert links(central(by=1.0)) == [(None, None)]
    assert links(twice_in_a_matrix) == [(None, None)]


def put_back(f, x):
    """In place; what was added and taken away comes back a little beside where it was."""
    found = np.zeros(x.shape)
    for index in np.ndindex(*x.shape):
        x[index] += 1e-5
        up = f(x)
        x[index] -= 2e-5
        found[index] = (up - f(x)) / 2e-5
        x[index] += 1e-5
    return found


def put_back_and_one_sided(f, x):
    found = np.zeros(x.shape)
    for index in np.ndindex(*x.shape):
        before = f(x)
        x[index] += 1e-6
        found[index] = (f(x) - before) / 1e-6
        x[index] -= 1e-6
    return found


ON_CUBES = "central_difference(lambda x: np.sum(x ** 3), np.array({}))"
ON_A_STEEP_CURVE = "central_difference(lambda x: np.sum(100 * (x - 1) ** 2 + x), np.array([1.0, 1.0]))"
VECTOR = ON_CUBES.format("[1.0, -2.0]")
SHOWN: list[tuple[Callable, str]] = [
    (lambda f, x: central()(f, x) * (np.arange(x.size).reshape(x.shape) == 0), f"{VECTOR} -> [3, 0] -> [3, 12]"),
    (central(by=1.0), f"{VECTOR} -> [6, 24] -> [3, 12]"),
    (each(lambda f, x, e: (f(x + 1e-6 * e) - f(x)) / 1e-6), f"{VECTOR} -> [3.000003, 11.999994] -> [3, 12]"),
    (lambda f, x: float(f(x)), f"{VECTOR} -> -7 -> [3, 12]"),
    (lambda f, x: "x", f"{VECTOR} -> 'x' -> [3, 12]"),
    (
        twice_in_a_matrix,
        f"{ON_CUBES.format('[[2.0, -1.0, 0.5], [1.0, 3.0, -4.0]]')} -> [[24, 6, 1.5], [6, 54, 96]] -> "
        "[[12, 3, 0.75], [3, 27, 48]]",
    ),
    # What is right for these is shown where it is not.
    (lambda f, x: 3 * x**2, f"{ON_A_STEEP_CURVE} -> [3, 3] -> [1, 1]"),
    (each(lambda f, x, e: (f(x + 1e-7 * e) - f(x)) / 1e-7), f"{ON_A_STEEP_CURVE} -> "),
]


@pytest.mark.parametrize(("play", "shown"), SHOWN)
def test_its_numbers_are_shown_beside_the_right_ones(play, shown):
    evidence = diagnose_gradient_check(CHECK, asking(play), BOOK)[-1].evidence
    assert f"{evidence.call} -> {evidence.yours} -> {evidence.finite_difference}".startswith(shown)


def test_nothing_is_shown_of_what_raises():
    assert diagnose_gradient_check(CHECK, asking(raises), BOOK)[-1].evidence is None


def test_an_element_that_was_not_put_back_exactly_is_named():
    (found,) = diagnose_gradient_check(CHECK, asking(put_back), BOOK)
    assert re.fullmatch(
        r"x\[\d(, \d)?\] came back \de-1[67] away\. Keep the old number, and put it back\.", found.message
    )
    assert found.misconception == "inplace_mutation"


def test_what_was_put_back_beside_is_not_taken_for_a_step():
    for case in public_cases(CHECK):
        assert row_of(GRADIENT_CHECK, check(put_back_and_one_sided, case)) == ONE_SIDE


def test_what_changes_otherwise_names_no_element():
    (found,) = diagnose_gradient_check(CHECK, asking(in_place), BOOK)
    assert found.message == "the call changed its argument x."
