"""The example that is shown beside a finding: which one, and what is said of it."""

import numpy as np
import pytest
from mistakes import ENTRIES, Mistake, replying, seen

from autograder.core.diagnosis import evidence
from autograder.core.lesson import answer
from autograder.reply import Fault, Reply

SMALL = "np.array([[0.5]]), np.array([2.0])"


def of(function, made):
    """What is made of the right answer."""
    return function, lambda *arguments: made(answer(function, arguments))


def spelled(mistake: Mistake, entry=None) -> str:
    """The call, what came back, and the difference, with -> in between."""
    one = seen(mistake)
    shown = evidence.shown(one.exercise, one.failing, ENTRIES.get(entry))
    return "nothing" if shown is None else f"{shown.call} -> {shown.yours} -> {shown.finite_difference}"


def raising(a, y):
    raise KeyError


def raising_if_many(a, y):
    if len(a) > 1:
        raise KeyError
    return 2 * (a - y)


MOVED = " (raising W[0, 0] by 0.00001 changed C by {}; your slope predicts {})"
SHOWN: list[tuple[Mistake, str | None, str]] = [
    # The simplest on which it fails; with an entry, the simplest on which that makes a difference.
    ("dC_da: sign_flipped", "sign_flipped", "dC_da(np.array([1.0]), np.array([0.0]))[0] -> -2 -> 2"),
    ("dC_da: abs_value", "abs_value", "dC_da(np.array([1.0]), np.array([3.0]))[0] -> 4 -> -4"),
    ("da_dz: dropped_da_dz", "relu_sign", "da_dz(np.array([-1.0]), 'relu')[0] -> 1 -> 0"),
    ("da_dz: relu_sign", None, "da_dz(np.array([-1.0]), 'relu')[0] -> -1 -> 0"),
    ("da_dz: relu_sign", "relu_leaky", "da_dz(np.array([-1.0]), 'relu')[0] -> -1 -> 0"),
    ("da_dz: relu_sign", "linear_zero", "da_dz(np.array([-1.0]), 'relu')[0] -> -1 -> 0"),
    ("dC_da: sign_flipped", "inplace_mutation", "dC_da(np.array([1.0]), np.array([0.0]))[0] -> -2 -> 2"),
    ("dC_da: sign_flipped", "gprime_of_error", "dC_da(np.array([1.0]), np.array([0.0]))[0] -> -2 -> 2"),
    # Of several numbers the first that is wrong.
    (
        ("dC_da", lambda a, y: np.where(np.arange(len(a)) == 1, 1, 2) * (a - y)),
        None,
        "dC_da(np.array([2.0, 1.0]), np.array([1.0, 3.0]))[1] -> -2 -> -4",
    ),
    # As many digits as it takes to tell them apart.
    (of("dC_da", lambda found: 1.001 * found), None, "dC_da(np.array([1.0]), np.array([0.0]))[0] -> 2.002 -> 2"),
    # Another shape, a fault, and what cannot be compared.
    (of("dz_dw", np.diag), None, "dz_dw(np.array([3.0, -1.0])) -> array([[ 3., 0.], [ 0., -1.]]) -> has shape (2,)"),
    (of("dz_dw", lambda _: None), None, "dz_dw(np.array([2.0])) -> None -> 2"),
    (of("dz_dw", lambda _: 60 * "x"), None, f"dz_dw(np.array([2.0])) -> '{56 * 'x'}... -> has shape (1,)"),
    (("dC_da", raising), None, "dC_da(np.array([1.0]), np.array([0.0])) -> KeyError -> 2"),
    (
        ("dC_da", raising_if_many),
        None,
        "dC_da(np.array([2.0, 1.0]), np.array([1.0, 3.0])) -> KeyError -> 2 for the first number",
    ),
    # A gradient: the weight is moved, in one matrix, in a list, or the one that was asked for.
    (
        "gradient_sample: sign_flipped",
        "sign_flipped",
        f"gradient_sample({SMALL}, np.array([0.0]), 'tanh')[0, 0] -> -1.3 -> 1.3" + MOVED.format("1.3e-05", "-1.3e-05"),
    ),
    (
        "gradient_weight: sign_flipped",
        "sign_flipped",
        f"gradient_weight({SMALL}, np.array([0.0]), 0, 0, 'tanh') -> -1.3 -> 1.3" + MOVED.format("1.3e-05", "-1.3e-05"),
    ),
    (
        "gradient_network: sign_flipped",
        "sign_flipped",
        "gradient_network([np.array([[0.5]])], np.array([[2.0]]), np.array([[0.0]]), ['tanh'])[0][0, 0] -> -1.3 -> 1.3"
        + MOVED.replace("W[", "Ws[0][").format("1.3e-05", "-1.3e-05"),
    ),
    (
        of("gradient_network", lambda found: found[0]),
        None,
        "gradient_network([np.array([[0.5]])], np.array([[2.0]]), np.array([[0.0]]), ['tanh']) -> array([[1.28]]) -> "
        "has shape (1, 1)",
    ),
    (
        of("gradient_weight", lambda _: [1.0, 2.0]),
        None,
        f"gradient_weight({SMALL}, np.array([0.0]), 0, 0, 'tanh') -> [1.0, 2.0] -> has one number",
    ),
    (of("da_dz", lambda found: found), None, "nothing"),
    (replying("dC_da", lambda *_: Reply(fault=Fault("died"))), None, "nothing"),
]


@pytest.mark.parametrize(("mistake", "entry", "words"), SHOWN)
def test_an_example_is_shown_in_these_words(mistake, entry, words):
    assert spelled(mistake, entry) == words


def test_the_second_matrix_is_spoken_of_where_the_first_is_right():
    mistake = of("gradient_network", lambda found: [*found[:-1], 3 * found[-1]] if len(found) > 1 else found)
    call = spelled(mistake).split(" -> ")[0]
    assert call.endswith("['tanh', 'linear'])[1][0, 0]")


def test_several_matrices_have_their_shapes_spelled():
    mistake = of("gradient_network", lambda found: found[:1] if len(found) > 1 else found)
    assert spelled(mistake).endswith("has shape (2, 3) and (3, 2)")


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (1 / 3, 2, "0.33"),
        (1 / 3, 6, "0.333333"),
        (2e-9, 2, "2e-09"),
        (5e-10, 2, "0"),
        (np.array(0.25), 2, "0.25"),
        (np.float32(0.25), 2, "0.25"),
        (1 + 2j, 2, "(1+2j)"),
        ("x" * 58, 2, f"'{'x' * 58}'"),
        ("x" * 59, 2, f"'{'x' * 56}..."),
    ],
)
def test_a_value_is_short(value, digits, text):
    assert evidence.short(value, digits) == text
