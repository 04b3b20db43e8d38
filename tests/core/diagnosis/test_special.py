"""Each row of SPECIAL: a gradient that is wrong for one kind of input only, and one that is wrong for others, too."""

import numpy as np
import pytest
from mistakes import BOOK, Mistake, listed, seen, spelled
from rows import row_of

from autograder.core.diagnosis.stages.special import SPECIAL, special, special_inputs
from autograder.core.lesson import answer

ONE_SAMPLE, ONE_NODE_OF_SAMPLES, ONE_NODE, ONE_INPUT, JUST_OPEN, MATRICES = (rule.question for rule in SPECIAL)


def wrong_where(function, is_so, error=None, at=None):
    """Three times the right gradient where `is_so` holds, or one matrix of it; or an error there."""

    def play(*arguments):
        found = answer(function, arguments)
        if not is_so(*arguments):
            return found
        if error:
            raise error
        return (
            [3 * part if at in (None, one) else part for one, part in enumerate(found)]
            if isinstance(found, list)
            else 3 * found
        )

    return function, play


def one_sample(W, A_prev, Y, g):
    return len(A_prev) == 1


def one_node(W, *_):
    return W.shape[0] == 1


def one_input(W, *_):
    return W.shape[1] == 1


def least_z_below(bound):
    return lambda W, x, *_: np.min(np.abs(W @ x.T)) < bound


def depth(*numbers):
    return lambda Ws, X, Y, gs: len(Ws) in numbers


CAUGHT: list[tuple[str, str, Mistake]] = [
    (
        ONE_SAMPLE,
        "average special where there is only one sample right in general ",
        wrong_where("gradient_batch", one_sample),
    ),
    (
        ONE_SAMPLE,
        "average special where there is only one sample right in general it raises KeyError",
        wrong_where("gradient_batch", one_sample, KeyError),
    ),
    (
        ONE_NODE_OF_SAMPLES,
        "average special where there is only one node right in general ",
        wrong_where("gradient_batch", one_node),
    ),
    (
        ONE_NODE,
        "shape special where there is only one node right in general ",
        wrong_where("gradient_sample", one_node),
    ),
    (
        ONE_INPUT,
        "shape special where there is only one input right in general ",
        wrong_where("gradient_sample", one_input),
    ),
    (
        ONE_INPUT,
        "shape special where there is only one input right in general ",
        wrong_where("gradient_batch", one_input),
    ),
    (
        JUST_OPEN,
        "da_dz special where there is a relu that is only just open right in general ",
        wrong_where("gradient_sample", least_z_below(0.1)),
    ),
    (
        JUST_OPEN,
        "da_dz special where there is a relu that is only just open right in general ",
        wrong_where("gradient_weight", least_z_below(0.1)),
    ),
    (
        MATRICES,
        "back special for three matrices right for one and two matrices ",
        wrong_where("gradient_network", depth(3)),
    ),
    (
        MATRICES,
        "back special for one matrix right for two and three matrices ",
        wrong_where("gradient_network", depth(1)),
    ),
    (
        MATRICES,
        "back special hard_coded_depth for one and three matrices right for two matrices it raises IndexError",
        wrong_where("gradient_network", depth(1, 3), IndexError),
    ),
    (
        MATRICES,
        "back special for three matrices right for one and two matrices the list is right at [1] and [2], wrong at [0]",
        wrong_where("gradient_network", depth(3), at=0),
    ),
    (
        MATRICES,
        "back special for three matrices, not always right for one and two matrices ",
        wrong_where("gradient_network", lambda Ws, X, Y, gs: len(Ws) == 3 and gs[-1] == "tanh"),
    ),
    (
        MATRICES,
        "back special for three matrices right for one and two matrices it returns None",
        ("gradient_network", lambda *given: None if len(given[0]) == 3 else answer("gradient_network", given)),
    ),
]
LEFT_ALONE: list[tuple[str, Mistake]] = [
    (ONE_SAMPLE, wrong_where("gradient_batch", lambda W, A_prev, *_: len(A_prev) <= 3)),
    (ONE_NODE_OF_SAMPLES, wrong_where("gradient_batch", lambda W, *_: W.shape[0] <= 3)),
    (ONE_NODE, wrong_where("gradient_sample", lambda W, *_: min(W.shape) == 1)),
    (ONE_INPUT, wrong_where("gradient_sample", lambda W, *_: W.shape[1] <= 3)),
    (JUST_OPEN, wrong_where("gradient_batch", least_z_below(0.11))),
    (MATRICES, wrong_where("gradient_network", depth(2))),
    (MATRICES, wrong_where("gradient_network", depth(1, 2))),
    (MATRICES, wrong_where("gradient_sample", lambda *_: True)),
]


def test_each_row_has_its_two_examples():
    rows = [rule.question for rule in SPECIAL]
    assert list(dict.fromkeys(row for row, *_ in CAUGHT)) == rows
    assert list(dict.fromkeys(row for row, _ in LEFT_ALONE)) == rows


@pytest.mark.parametrize(("row", "causes", "mistake"), CAUGHT)
def test_a_row_catches_its_example(row, causes, mistake):
    one = seen(mistake)
    assert row_of(SPECIAL, one.odd) == row
    assert listed(special_inputs(one)) == causes
    assert spelled(special(BOOK, one.odd, one.observed)) == causes


@pytest.mark.parametrize(("row", "mistake"), LEFT_ALONE)
def test_a_row_leaves_alone_what_is_near_to_it(row, mistake):
    one = seen(mistake)
    assert one.odd
    assert special_inputs(one) == []


def test_what_is_right_is_of_no_special_kind():
    assert special(BOOK, [], []) is None


@pytest.mark.parametrize(
    "mistake",
    [("dC_da", lambda a, y: 3 * (a - y) if len(a) == 1 else 2 * (a - y)), ("gradient_sample", lambda *_: 1 / 0)],
    ids=["no gradient", "nothing came back"],
)
def test_only_gradients_that_came_back_are_looked_at(mistake):
    assert special_inputs(seen(mistake)) == []
