"""Each row of CONDUCT: behaviour that it must catch, and behaviour near to it that it must leave alone."""

from dataclasses import replace

import numpy as np
import pytest
from mistakes import Mistake, chain, listed, played, right, seen, spelled
from rows import asking, examined, row_of

from autograder.core.cases import public_cases
from autograder.core.chain import TRUE
from autograder.core.diagnosis.conduct import CONDUCT, conduct
from autograder.core.diagnosis.examination import InPlace
from autograder.core.diagnosis.known.book import Book
from autograder.core.lesson import answer, exercise
from autograder.core.misconceptions import CATALOGUE

CHANGES, DIFFERS, EARLIER, ONLY_FIRST, AFRESH = (rule.question for rule in CONDUCT)
SLOPES = right("da_dz")
CASES = len(public_cases(exercise("dz_dw")))


def in_place(a, y):
    a -= y
    return 2 * a


def in_a_copy(a, y):
    a = a.copy()
    a -= y
    return 2 * a


def in_place_and_random(a, y):
    a -= y
    return 2 * a * np.random.default_rng().uniform(1, 2)


def list_turned_round(Ws, X, Y, gs):
    gradients = answer("gradient_network", (Ws, X, Y, gs))
    gs[:] = gs[::-1]
    return gradients


def in_call(number):
    """dz_dw that changes its argument in one of the calls only."""
    calls = []

    def dz_dw(a_prev):
        calls.append(1)
        found = a_prev.copy()
        if len(calls) == number:
            a_prev *= 1.5
        return found

    return dz_dw


def counting(start):
    calls = [1] * start

    def dC_da(a, y):
        calls.append(1)
        return len(calls) * (a - y)

    return dC_da


def now_and_then(a, y, calls=[]):  # noqa: B006
    calls.append(1)
    if len(calls) % 2:
        raise ValueError
    return 2 * (a - y)


def first_raises(a, y, calls=[]):  # noqa: B006
    calls.append(1)
    if len(calls) == 1:
        raise ValueError
    return 2 * (a - y)


def second_raises(a, y, calls=[]):  # noqa: B006
    calls.append(1)
    if len(calls) == 12:
        raise ValueError
    return 2 * (a - y)


def raises(a, y):
    raise ValueError


def in_another_order(a, y):
    shares = np.random.default_rng().permutation(10)
    return sum(share * (a - y) for share in shares) * 2 / 45


def a_little_off(a, y):
    return 2 * (a - y) * (1 + 1e-9 * np.random.default_rng().uniform(1, 2))


def kept(of):
    """da_dz that keeps what it answered first to calls that are alike in `of`."""
    cache = {}
    return lambda z, g: cache.setdefault(of(z, g), SLOPES(z, g))


def kept_or_raises(z, g, cache={}):  # noqa: B006
    slope = cache.setdefault(g, SLOPES(z, g))
    return slope * np.ones(len(z))


def ones_for_relu(z, g):
    return SLOPES(z, "linear" if g == "relu" else g)


def nothing_for(which):
    return lambda z, g: None if g == which else SLOPES(z, g)


def first_weight_of_a_layer(W, a_prev, y, j, k, g, cache={}):  # noqa: B006
    return cache.setdefault(W.tobytes(), answer("gradient_weight", (W, a_prev, y, j, k, g)))


def zero_for_linear(W, a_prev, y, j, k, g):
    """0, as a closed relu answers, too."""
    return answer("gradient_weight", (W, a_prev, y, j, k, g)) if g != "linear" else 0.0


def first_of_each_network(Ws, X, Y, gs, cache={}):  # noqa: B006
    gradients = answer("gradient_network", (Ws, X, Y, gs))
    is_first = np.array_equal(cache.setdefault(str(gs), X.copy()), X)
    return gradients if is_first else [-gradient for gradient in gradients]


def first_of_all(function, changed):
    """Right for the arguments that it got first, afterwards what `changed` makes of the right answer."""
    calls = []

    def play(*arguments):
        calls.append(arguments[0] if isinstance(arguments[0], np.ndarray) else arguments[0][0])
        is_first = np.array_equal(calls[0], calls[-1])
        gradient = answer(function, arguments)
        return gradient if is_first else changed(gradient)

    return play


def first_of_each(z, g, cache={}):  # noqa: B006
    slope = SLOPES(z, g)
    return slope if np.array_equal(cache.setdefault(g, z.copy()), z) else slope + 0.1


def first_of_each_but_tanh(z, g):
    return SLOPES(z, g) if g == "tanh" else first_of_each(z, g)


def first_of_each_and_relu_not(z, g):
    return SLOPES(z, g) + 0.1 if g == "relu" else first_of_each(z, g)


def loaded(function, make):
    """A function under examination that can also be asked in code that is loaded anew."""
    ask = asking(make())
    in_place = InPlace(ask, afresh=lambda name, calls: asking(make())(name, calls))
    return replace(examined(function, SLOPES), ask=ask, in_place=in_place)


def forward_kept(of, wrong=TRUE):
    """gradient_sample that keeps z and a of the first call, for calls that are alike in `of`."""

    def make():
        cache = {}

        def gradient_sample(W, a_prev, y, g):
            kept = lambda step: cache.setdefault(of(W, g), TRUE.forward(step))  # noqa: E731
            return answer("gradient_sample", (W, a_prev, y, g), wrong.with_(forward=kept))

        return gradient_sample

    return loaded("gradient_sample", make)


def added_up(reset):
    """gradient_batch whose total and count of samples outlive the call, until `reset` changes."""

    def make():
        kept = {}

        def gradient_batch(W, A_prev, Y, g):
            total, n = kept.get(reset(W, g), (0, 0))
            kept.clear()
            kept[reset(W, g)] = total + len(Y) * answer("gradient_batch", (W, A_prev, Y, g)), n + len(Y)
            total, n = kept[reset(W, g)]
            return total / n

        return gradient_batch

    return loaded("gradient_batch", make)


def first_count_of_samples():
    counts = []

    def gradient_batch(W, A_prev, Y, g):
        counts.append(len(Y))
        return answer("gradient_batch", (W, A_prev, Y, g)) * len(Y) / counts[0]

    return gradient_batch


def first_of_a_shape():
    layers = {}

    def gradient_sample(W, a_prev, y, g):
        if layers.setdefault((W.shape, g), W.tobytes()) != W.tobytes():
            raise ValueError
        return answer("gradient_sample", (W, a_prev, y, g))

    return gradient_sample


def slopes_kept():
    cache = {}

    def dC_da_prev(W, z, upstream, g):
        return W.T @ (upstream * cache.setdefault((len(z), g), SLOPES(z, g)))

    return dC_da_prev


def network_kept():
    cache = {}

    def gradient_network(Ws, X, Y, gs):
        key = str([W.shape for W in Ws]), len(X), str(gs)
        X, Y = cache.setdefault(key, (X.copy(), Y.copy()))
        return answer("gradient_network", (Ws, X, Y, gs))

    return gradient_network


def shapes_and_g(W, g):
    return W.shape, g


CAUGHT: list[tuple[str, str, Mistake]] = [
    (CHANGES, "conduct changed inplace_mutation a", ("dC_da", in_place)),
    (CHANGES, "conduct changed inplace_mutation a", ("dC_da", in_place_and_random)),
    (CHANGES, "conduct changed inplace_mutation gs", ("gradient_network", list_turned_round)),
    (CHANGES, "conduct changed inplace_mutation a_prev", ("dz_dw", in_call(1))),
    (CHANGES, "conduct changed inplace_mutation a_prev", ("dz_dw", in_call(CASES + 1))),
    (DIFFERS, "conduct remembers state_leak", ("dC_da", counting(1))),
    (DIFFERS, "conduct remembers state_leak random_answer", ("dC_da", counting(0))),
    (DIFFERS, "conduct remembers state_leak random_answer", ("dC_da", a_little_off)),
    (DIFFERS, "conduct remembers state_leak random_answer", ("dC_da", first_raises)),
    (DIFFERS, "conduct remembers state_leak", ("dC_da", second_raises)),
    (EARLIER, "conduct answers again state_leak", ("da_dz", kept(lambda z, g: g))),
    (EARLIER, "conduct answers again state_leak", ("da_dz", kept(lambda z, g: len(z)))),
    (EARLIER, "conduct answers again state_leak", ("da_dz", kept_or_raises)),
    (ONLY_FIRST, "conduct answers again state_leak", ("da_dz", first_of_each)),
    (ONLY_FIRST, "conduct answers again state_leak", ("gradient_batch", first_of_all("gradient_batch", np.negative))),
    (ONLY_FIRST, "conduct answers again state_leak", ("gradient_network", first_of_each_network)),
    (AFRESH, "conduct depends on earlier calls state_leak", forward_kept(shapes_and_g)),
    (AFRESH, "conduct depends on earlier calls state_leak", forward_kept(shapes_and_g, chain("power_not_reduced"))),
    (AFRESH, "conduct depends on earlier calls state_leak", added_up(shapes_and_g)),
    (AFRESH, "conduct depends on earlier calls state_leak", added_up(lambda W, g: W.shape)),
    (AFRESH, "conduct depends on earlier calls state_leak", loaded("gradient_batch", first_count_of_samples)),
    (AFRESH, "conduct depends on earlier calls state_leak", loaded("gradient_sample", first_of_a_shape)),
    (AFRESH, "conduct depends on earlier calls state_leak", loaded("dC_da_prev", slopes_kept)),
    (AFRESH, "conduct depends on earlier calls state_leak", loaded("gradient_network", network_kept)),
]
LEFT_ALONE: list[tuple[str, Mistake]] = [
    (CHANGES, ("dC_da", in_a_copy)),
    (DIFFERS, ("dC_da", raises)),
    (DIFFERS, ("dC_da", in_another_order)),
    (EARLIER, ("da_dz", ones_for_relu)),
    (EARLIER, ("da_dz", nothing_for("sigmoid"))),
    (EARLIER, ("da_dz", nothing_for("linear"))),
    (EARLIER, ("gradient_weight", first_weight_of_a_layer)),
    (EARLIER, ("gradient_weight", zero_for_linear)),
    (EARLIER, ("dC_da", raises)),
    (EARLIER, "dC_da: sign_flipped"),
    (ONLY_FIRST, ("da_dz", SLOPES)),
    (ONLY_FIRST, ("da_dz", first_of_each_but_tanh)),
    (ONLY_FIRST, ("da_dz", first_of_each_and_relu_not)),
    (ONLY_FIRST, "gradient_batch: sum_not_mean"),
    (ONLY_FIRST, ("gradient_weight", first_of_all("gradient_weight", np.negative))),
    (AFRESH, loaded("gradient_sample", lambda: played("gradient_sample", "gprime_of_a"))),
    (AFRESH, loaded("gradient_sample", lambda: played("gradient_sample", "W_transposed_forward"))),
    (AFRESH, loaded("gradient_batch", lambda: right("gradient_batch"))),
]


def test_each_row_has_its_two_examples():
    rows = [rule.question for rule in CONDUCT]
    assert list(dict.fromkeys(row for row, *_ in CAUGHT)) == rows
    assert list(dict.fromkeys(row for row, _ in LEFT_ALONE)) == rows


@pytest.mark.parametrize(("row", "causes", "mistake"), CAUGHT)
def test_a_row_catches_its_example(row, causes, mistake):
    one = seen(mistake)
    assert row_of(CONDUCT, one) == row
    assert listed(conduct(one)) == causes


@pytest.mark.parametrize(("row", "mistake"), LEFT_ALONE)
def test_a_row_leaves_alone_what_is_near_to_it(row, mistake):
    assert row_of(CONDUCT, seen(mistake)) == ""


def test_conduct_that_no_entry_is_about_is_said_all_the_same():
    entry = next(entry for entry in CATALOGUE if entry.conduct == "changes")
    (cause,) = conduct(examined("dC_da", in_place, Book(CATALOGUE - {entry})))
    assert spelled(cause) == "conduct changed a"
