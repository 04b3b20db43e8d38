"""Each row of STAGES: what it must say something about first, and what is near to it and left to another stage."""

import numpy as np
import pytest
from mistakes import BOOK, Mistake, chain, listed, played, replying, right, seen, told
from rows import asking, nothing_known

from autograder.chain_rule import ACTIVATIONS, forward
from autograder.core.diagnosis.diagnose import STAGES, diagnose
from autograder.core.diagnosis.stages.one_function import by_activation, whole_numbers, zero
from autograder.core.lesson import answer, exercise
from autograder.reply import Fault, Reply

STUCK, FORM, ZERO, KNOWN, FAMILY, WHOLE, EACH, SPECIAL, FITS, LINKS, SOME_SIZES, PLAIN = (
    stage.question for stage in STAGES
)


def faulty(function, kind, where, keys=""):
    """A function that brings nothing back where `where` holds, and elsewhere makes these mistakes."""

    def one(*arguments):
        if where(*arguments):
            return Reply(fault=Fault(kind, "ValueError" if kind == "raised" else ""))
        return Reply(answer(function, arguments, chain(keys)) if keys else answer(function, arguments))

    return replying(function, one)


def of(function, made):
    """What is made of the right answer and the arguments."""
    return function, lambda *arguments: made(answer(function, arguments), *arguments)


def by_g(function, **keys):
    """Another mistake of the catalogue for each activation."""

    def play(*arguments):
        key = keys.get(arguments[-1])
        return answer(function, arguments, chain(key)) if key else answer(function, arguments)

    return function, play


def relu(*arguments):
    return arguments[-1] == "relu"


def zeros(found, *_):
    return [0 * part for part in found]


def anywhere(*_):
    return True


def with_cutoff(a, y):
    out = np.zeros_like(y)
    out[:] = 2 * (a - y)
    return out


def wrong_for_whole_and_binary(a, y):
    return np.round(2 * (a - y)) if np.all(y == np.round(y)) else 2 * (a - y)


def some_slope(z, g):
    return np.sin(z) + 1.7 if g in ("relu", "tanh") else answer("da_dz", (z, g))


def back_from_the_first(Ws, X, Y, gs):
    """The lesson's loop, with W not turned round: it steps back from the first matrix, too."""
    gradients = [np.zeros(W.shape) for W in Ws]
    for x, y in zip(X, Y, strict=True):
        zs, activations = forward(Ws, x, gs)
        upstream = 2 * (activations[-1] - y)
        for at in reversed(range(len(Ws))):
            delta = upstream * answer("da_dz", (zs[at], gs[at]))
            gradients[at] += np.outer(delta, activations[at]) / len(X)
            upstream = Ws[at] @ delta
    return gradients


def one_array(Ws, X, Y, gs):
    """[np.zeros(...)] * L is one array, whatever its place in the list."""
    gradients = [np.zeros(Ws[0].shape)] * len(Ws)
    for at, part in enumerate(right("gradient_network")(Ws, X, Y, gs)):
        gradients[at] += part
    return gradients


def errors_along_the_rows(W, x, y, g):
    z = W @ x
    return 2 * (ACTIVATIONS[g](z) - y) * np.outer(answer("da_dz", (z, g)), x)


CAUGHT: list[tuple[str, str, Mistake]] = [
    (STUCK, "open timeout timeout", faulty("gradient_sample", "timeout", relu, "sign_flipped")),
    (STUCK, "open died died", faulty("dC_da", "died", anywhere)),
    (FORM, "da_dz close", of("da_dz", lambda found, *_: found + 1e-7)),
    (FORM, "open close", of("gradient_batch", lambda found, *_: found * (1 + 1e-6))),
    (FORM, "open close", of("gradient_weight", lambda found, *_: found * (1 + 1e-6))),
    (ZERO, "open scaled target_differentiated x 0", "gradient_sample: target_differentiated"),
    (ZERO, "open scaled target_differentiated only_true_class x 0", of("gradient_network", zeros)),
    (KNOWN, "open wrong sign_flipped negated", "gradient_weight: sign_flipped"),
    (KNOWN, "dC_da wrong power_not_reduced", "gradient_batch: power_not_reduced"),
    (KNOWN, "back raises missing_W_transpose ValueError", "dC_da_prev: missing_W_transpose"),
    (KNOWN, "forward raises W_transposed_forward ValueError", "gradient_sample: W_transposed_forward"),
    (KNOWN, "dz_dw wrong bias_appended", "dz_dw: bias_appended"),
    (FAMILY, "product wrong weight_decay_added", of("gradient_sample", lambda found, W, *_: found + 0.3 * W)),
    (WHOLE, "dC_da whole numbers", ("dC_da", with_cutoff)),
    (EACH, "da_dz named gprime_of_a sigmoid", by_g("da_dz", sigmoid="gprime_of_a")),
    (
        EACH,
        "da_dz named gprime_of_a sigmoid; da_dz named times_z tanh",
        by_g("da_dz", sigmoid="gprime_of_a", tanh="times_z"),
    ),
    (
        EACH,
        "da_dz named g_instead_of_gprime one_factor_of_sigmoid sigmoid; da_dz named relu_sign relu",
        by_g("da_dz", sigmoid="g_instead_of_gprime", tanh="g_instead_of_gprime", relu="relu_sign"),
    ),
    (EACH, "da_dz named gprime_of_a sigmoid", by_g("dC_da_prev", sigmoid="gprime_of_a")),
    (
        EACH,
        "da_dz named tanh_square_lost tanh; shape none g = 'linear'",
        ("da_dz", lambda z, g: None if g == "linear" else played("da_dz", "tanh_square_lost")(z, g)),
    ),
    (EACH, "da_dz beside gprime_of_a; back beside mean_of_paths", "dC_da_prev: gprime_of_a, mean_of_paths"),
    (EACH, "back wrong", by_g("dC_da_prev", sigmoid="gprime_of_a", tanh="weights_squared")),
    (EACH, "da_dz wrong", "dC_da_prev/times-a"),
    (EACH, "back wrong", "dC_da_prev/added"),
    (EACH, "back not summed (J, K) 0", of("dC_da_prev", lambda found, W, *_: np.tile(found / len(W), (len(W), 1)))),
    (
        EACH,
        "back not summed (J, K) 0",
        of("dC_da_prev", lambda found, W, z, upstream, g: found if g != "relu" else W * (upstream * (z > 0))[:, None]),
    ),
    (EACH, "back not summed (K, J) 1", of("dC_da_prev", lambda found, W, *_: np.tile(found / len(W), (len(W), 1)).T)),
    (
        SPECIAL,
        "back special for three matrices right for one and two matrices the list is right at [1] and [2], wrong at [0]",
        "gradient_network/slope-only-from-output",
    ),
    (
        FITS,
        "open only for sizes ValueError ValueError only where there are as many samples as nodes ",
        of("gradient_batch", lambda found, W, X, *_: found + 0 * X),
    ),
    (
        FITS,
        "open only for sizes ValueError ValueError where every layer has as many nodes as there are inputs, not where "
        "they differ ",
        of("gradient_network", lambda found, Ws, *_: [part + 0 * Ws[0] for part in found]),
    ),
    (KNOWN, "back raises missing_W_transpose ValueError", ("gradient_network", back_from_the_first)),
    (KNOWN, "back wrong loop_from_the_first", "gradient_network: loop_from_the_first"),
    (KNOWN, "product wrong one_matrix_for_all", ("gradient_network", one_array)),
    (
        LINKS,
        "dC_da beside power_not_reduced; da_dz beside double_gprime",
        "gradient_sample: power_not_reduced, double_gprime",
    ),
    (LINKS, "dz_dw for each weight", "gradient_weight/input-j"),
    (
        SOME_SIZES,
        "open only for sizes ValueError ValueError only where there are as many inputs as nodes ",
        of("gradient_batch", lambda found, W, *_: found + np.zeros((len(W), len(W)))),
    ),
    (PLAIN, "open raised ValueError", faulty("gradient_sample", "raised", anywhere)),
    (PLAIN, "dC_da not the slope", "dC_da/huber"),
    (PLAIN, "da_dz not the slope", ("da_dz", some_slope)),
]
LEFT_ALONE: list[tuple[str, str, Mistake]] = [
    (STUCK, KNOWN, "gradient_sample: sign_flipped"),
    (STUCK, PLAIN, faulty("gradient_sample", "unreadable", anywhere)),
    (FORM, PLAIN, of("da_dz", lambda found, *_: found + 1e-4)),
    (FORM, PLAIN, of("dz_dw", lambda found, *_: found + (1e-3 if len(found) == 1 else 1e-7))),
    (ZERO, PLAIN, of("dz_dw", lambda found, *_: 0 * found)),
    (ZERO, SPECIAL, of("gradient_sample", lambda found, W, *_: 0 * found if len(W) == 1 else found)),
    (ZERO, LINKS, faulty("gradient_sample", "raised", relu, "target_differentiated")),
    (KNOWN, EACH, by_g("da_dz", sigmoid="gprime_of_a")),
    (KNOWN, LINKS, "gradient_sample: abs_value, gprime_of_a"),
    (FAMILY, LINKS, of("gradient_sample", lambda found, W, *_: found + len(W) * W)),
    (WHOLE, PLAIN, ("dC_da", wrong_for_whole_and_binary)),
    (EACH, PLAIN, of("dC_da_prev", lambda found, W, *_: np.tile(found, (len(W), 1)))),
    (EACH, PLAIN, ("da_dz", some_slope)),
    (EACH, LINKS, by_g("gradient_sample", sigmoid="gprime_of_a", tanh="times_z")),
    (SPECIAL, PLAIN, of("gradient_sample", lambda found, W, *_: 3 * found if min(W.shape) == 1 else found)),
    (FITS, LINKS, ("gradient_sample", errors_along_the_rows)),
    (FITS, KNOWN, "gradient_batch: W_transposed_forward"),
    (LINKS, PLAIN, of("gradient_sample", lambda found, *_: None)),
    (LINKS, PLAIN, "dC_da/huber"),
    (SOME_SIZES, PLAIN, faulty("gradient_batch", "raised", anywhere)),
    (PLAIN, LINKS, "gradient_weight/input-j"),
]


def test_each_stage_has_its_two_examples():
    rows = [stage.question for stage in STAGES]
    assert list(dict.fromkeys(row for row, *_ in CAUGHT)) == rows
    assert list(dict.fromkeys(row for row, *_ in LEFT_ALONE)) == rows


@pytest.mark.parametrize(("stage", "causes", "mistake"), CAUGHT)
def test_a_stage_is_the_first_to_speak_of_its_example(stage, causes, mistake):
    assert told(mistake) == (stage, causes)


@pytest.mark.parametrize(("stage", "other", "mistake"), LEFT_ALONE)
def test_a_stage_leaves_what_is_near_to_it_to_another(stage, other, mistake):
    assert told(mistake)[0] == other


def found(mistake, known=nothing_known):
    one = seen(mistake)
    return diagnose(one.exercise, one.ask, known, BOOK)


def never_written(_, calls):
    return [Reply(fault=Fault("undefined")) for _ in calls]


def written_in_part(a, y):
    if len(a) > 3:
        raise NotImplementedError
    return 2 * (a - y)


def blank(a, y):
    raise NotImplementedError


@pytest.mark.parametrize("ask", [never_written, asking(blank)], ids=["undefined", "raises NotImplementedError"])
def test_what_is_not_written_gets_none(ask):
    assert diagnose(exercise("dC_da"), ask, nothing_known, BOOK) is None


@pytest.mark.parametrize("play", [written_in_part, lambda a, y: 1 / 0], ids=["in part", "raises something else"])
def test_what_is_written_gets_a_finding(play):
    assert found(("dC_da", play))


def in_place_and_wrong(a, y):
    a -= y
    return -2 * a


def in_place(a, y):
    a -= y
    return 2 * a


def random(a, y):
    return 2 * (y - a) * np.random.default_rng().uniform(1, 2)


@pytest.mark.parametrize(
    ("play", "links"),
    [(in_place, ["conduct"]), (in_place_and_wrong, ["conduct", "dC_da"]), (random, ["conduct"])],
)
def test_changed_arguments_are_said_beside_the_numbers_and_state_instead_of_them(play, links):
    assert [one.link for one in found(("dC_da", play))] == links


def kept(z, g, cache={}):  # noqa: B006
    return cache.setdefault(g, right("da_dz")(z, g))


def test_answers_of_earlier_calls_hide_the_numbers():
    assert [one.link for one in found(("da_dz", kept))] == ["conduct"]


@pytest.mark.parametrize(
    ("mistake", "has_evidence"),
    [("dC_da: sign_flipped", True), ("dC_da/huber", True), (of("da_dz", lambda found, *_: found + 1e-7), False)],
)
def test_a_stage_that_looks_for_an_example_shows_one(mistake, has_evidence):
    assert [one.evidence is not None for one in found(mistake)] == [has_evidence]


def test_an_example_is_one_in_which_the_entry_that_is_named_makes_a_difference():
    (one,) = found("da_dz: relu_sign")
    assert one.evidence.call == "da_dz(np.array([-1.0]), 'relu')[0]"


@pytest.mark.parametrize(
    ("stage", "mistake"),
    [
        (zero, of("dz_dw", lambda found, *_: 0 * found)),
        (whole_numbers, of("da_dz", lambda found, *_: None)),
        (by_activation, "gradient_sample: gprime_of_a"),
        (by_activation, of("dz_dw", lambda found, *_: 3 * found)),
    ],
)
def test_a_stage_is_not_about_functions_of_another_kind(stage, mistake):
    assert listed(stage(seen(mistake))) == ""
