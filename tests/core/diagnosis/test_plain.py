"""Each row of PLAIN: an answer that it must catch, and one near to it that another row speaks of."""

from dataclasses import replace

import numpy as np
import pytest
from mistakes import Mistake, listed, replying, right, seen
from rows import asking, examined, row_of

from autograder.core.diagnosis.examination import InPlace
from autograder.core.diagnosis.plain import PLAIN, plain
from autograder.core.lesson import answer
from autograder.reply import Fault, Reply

REFUSED, FAULT, CLOSE, SHAPE, NAN, NONE, TYPE, LINK, ELSE = (rule.question for rule in PLAIN)
SLOPES = right("da_dz")
SAMPLE = right("gradient_sample")


def instead(function, value, where=lambda *_: True):
    """The right answer, but where `where` holds what `value` makes of it, or raises."""

    def play(*arguments):
        found = answer(function, arguments)
        return value(found) if where(*arguments) else found

    return function, play


def raising_by_size(a, y):
    raise {1: KeyError, 2: TypeError}.get(len(a), ValueError)


def raising_if_large(a, y):
    if len(a) > 7:
        raise OverflowError
    return y - a


def with_correct_parts(in_place):
    """Hands all samples on to `gradient_sample`, which refuses them; in the student's kernel it does this."""
    refusing = right("gradient_batch")

    def play(W, A_prev, Y, g):
        if A_prev.ndim == 2:
            raise ValueError
        return refusing(W, A_prev, Y, g)

    kernel = InPlace(asking(in_place), ["gradient_sample with W (2, 3), a_prev (5, 3), y (5, 2)"])
    return replace(examined("gradient_batch", play), in_place=kernel)


def raising_too(*_):
    raise IndexError


def stuck(*_):
    assert stuck.calls < 40, "what does not come back is asked again"
    stuck.calls += 1
    return Reply(fault=Fault("timeout"))


stuck.calls = 0


def is_sigmoid(*arguments):
    return arguments[-1] == "sigmoid"


def is_wide(W, a_prev, y, g):
    return W.shape[1] > W.shape[0]


def doubled(found):
    return np.stack([found.T, found.T], axis=1)


def nans(found):
    return found * np.nan


def each_its_own(z, g):
    """Three kinds of answers, of which one comes most often."""
    return {"sigmoid": "text", "tanh": None, "relu": [SLOPES(z, g)] * 2, "linear": [SLOPES(z, g)] * 2}[g]


def two_first(z, g):
    return {"sigmoid": "text", "tanh": None}.get(g, SLOPES(z, g))


CAUGHT: list[tuple[str, str, Mistake]] = [
    (
        REFUSED,
        "open refused gradient_sample with W (2, 3), a_prev (5, 3), y (5, 2)",
        with_correct_parts(lambda W, A_prev, Y, g: 1.279 + 0 * W),
    ),
    (FAULT, "open raised ValueError", "dC_da_prev: missing_W_transpose"),
    (FAULT, "open raised ValueError", "gradient_sample: W_transposed_forward"),
    (FAULT, "open raised KeyError", ("dC_da", raising_by_size)),
    (FAULT, "open raised OverflowError", ("dC_da", raising_if_large)),
    (FAULT, "open timeout timeout", replying("dC_da", stuck)),
    (FAULT, "shape unreadable unreadable", replying("dC_da", lambda *_: Reply(fault=Fault("unreadable")))),
    (CLOSE, "da_dz close", instead("da_dz", lambda found: found + 1e-7)),
    (CLOSE, "open close", instead("gradient_sample", lambda found: found * (1 + 1e-6))),
    (SHAPE, "shape shape (7, 7) (K,) = (7,)", instead("dz_dw", np.diag)),
    (SHAPE, "shape shape a single number (K,) = (7,)", instead("dz_dw", np.mean)),
    (SHAPE, "shape shape (K, J) (J, K) True", instead("gradient_sample", np.transpose)),
    (SHAPE, "shape shape (7, 2, 11) (J, K) = (11, 7)", instead("gradient_sample", doubled)),
    (SHAPE, "shape shape one array list like Ws", instead("gradient_network", lambda found: found[0])),
    (SHAPE, "shape shape 2 matrices list like Ws", instead("gradient_network", lambda found: [*found, found[0]])),
    (NAN, "da_dz nan nan", instead("da_dz", nans)),
    (NAN, "open nan inf", instead("gradient_sample", lambda found: found / 0.0)),
    (NONE, "shape none", instead("dz_dw", lambda found: None)),
    (NONE, "shape none g = 'sigmoid'", instead("da_dz", lambda found: None, is_sigmoid)),
    (NONE, "shape none g = 'sigmoid'", instead("gradient_sample", lambda found: None, is_sigmoid)),
    (NONE, "shape none n = 1", instead("gradient_batch", lambda found: None, lambda W, A_prev, *_: len(A_prev) == 1)),
    (NONE, "shape none J = 1", instead("gradient_sample", lambda found: None, lambda W, *_: len(W) == 1)),
    (NONE, "shape none K = 1", instead("gradient_sample", lambda found: None, lambda W, *_: W.shape[1] == 1)),
    (NONE, "shape none len(Ws) = 3", instead("gradient_network", lambda found: None, lambda Ws, *_: len(Ws) == 3)),
    (NONE, "shape none some inputs", instead("dz_dw", lambda found: None, lambda a_prev: a_prev[0] > 0)),
    (TYPE, "shape type text", instead("dz_dw", lambda found: "x")),
    (TYPE, "shape type a dict", instead("gradient_network", lambda found: dict(enumerate(found)))),
    (TYPE, "shape type text", ("da_dz", two_first)),
    (LINK, "dz_dw not the slope", instead("dz_dw", lambda found: 3 * found)),
    (LINK, "da_dz not the slope", instead("da_dz", lambda found: found + 1e-3)),
    (ELSE, "open wrong", instead("dC_da_prev", lambda found: 3 * found)),
    (ELSE, "open wrong", instead("gradient_sample", lambda found: found + 1e-2)),
]
LEFT_ALONE: list[tuple[str, str, Mistake]] = [
    (REFUSED, FAULT, with_correct_parts(raising_too)),
    (FAULT, NONE, instead("da_dz", lambda found: None, is_sigmoid)),
    (CLOSE, LINK, instead("da_dz", lambda found: found + 1e-4)),
    (SHAPE, ELSE, instead("gradient_sample", lambda found: 3 * found.T.T)),
    (NAN, ELSE, instead("gradient_sample", lambda found: 1e300 * found)),
    (NAN, TYPE, ("da_dz", lambda z, g: nans(z) if g == "linear" else "x")),
    (NONE, SHAPE, ("da_dz", each_its_own)),
    (TYPE, NONE, instead("gradient_network", lambda found: None)),
    (LINK, ELSE, "dC_da_prev/added"),
    (ELSE, LINK, "dC_da/huber"),
]


def test_each_row_has_its_two_examples():
    rows = [rule.question for rule in PLAIN]
    assert list(dict.fromkeys(row for row, *_ in CAUGHT)) == rows
    assert list(dict.fromkeys(row for row, *_ in LEFT_ALONE)) == rows


@pytest.mark.parametrize(("row", "causes", "mistake"), CAUGHT)
@pytest.mark.filterwarnings("ignore")
def test_a_row_catches_its_example(row, causes, mistake):
    one = seen(mistake)
    assert row_of(PLAIN, one) == row
    assert listed(plain(one)) == causes


@pytest.mark.parametrize(("row", "other", "mistake"), LEFT_ALONE)
@pytest.mark.filterwarnings("ignore")
def test_a_row_leaves_alone_what_is_near_to_it(row, other, mistake):
    assert row_of(PLAIN, seen(mistake)) == other
