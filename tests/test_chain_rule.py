"""The students' file: what it offers, what its check accepts and refuses, that it gives no slope away."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder import chain_rule
from autograder.chain_rule import ACTIVATIONS, FORMS, LINKS, ORACLES, check, forward, loss, network_loss

SOLUTIONS = Path(__file__).parent.parent / "solutions"
RIGHT_FORM = {
    "predictions": {
        "blank": 1.0,
        "dC_da": 2,
        "da_dz": -3.5,
        "dz_dw": np.float64(4.0),
        "gradient": np.int64(5),
        "C_if_w_rises": "up",
        "a_if_w_rises": "down",
        "C_if_a_prev_is_zero": "same",
    },
    "wrong_link": {"first": "product", "second": "product", "third": "dC_da"},
}


@pytest.fixture(scope="module")
def solved() -> dict[str, Any]:
    """The functions of the solved notebooks, by name."""
    names: dict[str, Any] = vars(chain_rule) | {"np": np}
    for assignment in ("one-weight", "one-layer", "whole-network"):
        notebook = json.loads((SOLUTIONS / assignment / f"{assignment}.ipynb").read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("solution"):
                exec("".join(cell["source"]), names)
    return names


def with_one_element(answer: Any, change: Any) -> Any:
    """A copy of the answer whose last element is changed; of a list, that of its last array."""
    if isinstance(answer, list):
        return [*answer[:-1], with_one_element(answer[-1], change)]
    changed = np.array(answer, dtype=float)
    changed[(-1,) * changed.ndim] = change(changed[(-1,) * changed.ndim])
    return changed if changed.ndim else float(changed)


def with_one_axis_more(answer: Any) -> Any:
    return [with_one_axis_more(part) for part in answer] if isinstance(answer, list) else np.array([answer])


@pytest.mark.parametrize("name", LINKS)
def test_check_accepts_the_right_function_and_says_so_in_one_line(name, solved, capsys):
    check(solved[name])
    printed = capsys.readouterr().out
    assert printed.startswith(f"{name}: agrees with the ")
    assert printed.count("\n") == 1


@pytest.mark.parametrize("name", LINKS)
def test_check_refuses_an_error_of_a_thousandth_in_one_element(name, solved):
    def off(*arguments):
        return with_one_element(solved[name](*arguments), lambda number: number + 1e-3)

    with pytest.raises(AssertionError, match=r"yours .* says"):
        check(off, name)


@pytest.mark.parametrize("name", LINKS)
def test_check_refuses_nan(name, solved):
    def unknown(*arguments):
        return with_one_element(solved[name](*arguments), lambda number: np.nan)

    with pytest.raises(AssertionError, match="yours nan"):
        check(unknown, name)


@pytest.mark.parametrize("name", LINKS)
def test_check_refuses_a_wrong_shape(name, solved):
    def doubled(*arguments):
        answer = solved[name](*arguments)
        return [np.array([part, part]) for part in answer] if isinstance(answer, list) else np.array([answer, answer])

    with pytest.raises(AssertionError, match=r"shape \(2,.* where .* was asked"):
        check(doubled, name)


@pytest.mark.parametrize("name", LINKS)
def test_check_accepts_an_axis_of_length_1_more(name, solved):
    def deeper(*arguments):
        return with_one_axis_more(solved[name](*arguments))

    check(deeper, name)


@pytest.mark.parametrize("name", LINKS)
def test_check_refuses_a_function_without_a_return(name):
    with pytest.raises(AssertionError, match=r"return|a list of 1 arrays was asked"):
        check(lambda *arguments: None, name)


@pytest.mark.parametrize("name", LINKS)
def test_check_lets_a_blank_through_as_not_implemented(name):
    def blank(*arguments):
        raise NotImplementedError

    with pytest.raises(NotImplementedError):
        check(blank, name)


@pytest.mark.parametrize("answer", [[[1.0], [1.0, 2.0]], np.array([1j, 1j]), np.array(["a", "b"]), "dC"])
def test_check_refuses_what_is_not_an_array_of_numbers(answer):
    with pytest.raises(AssertionError, match=r"^dC_da \(the link dC/da\), example 1"):
        check(lambda a, y: answer, "dC_da")


def test_check_compares_shapes_before_numbers():
    with pytest.raises(AssertionError, match=r"shape \(2, 3\) where \(2,\) was asked"):
        check(lambda z, g: np.zeros((2, 3)), "da_dz")


def test_check_names_the_link_and_the_first_element_that_differs(solved):
    def da_dz(z, g):
        return solved["da_dz"](z, g) * [1, 2]

    with pytest.raises(AssertionError, match=r"^da_dz \(the link da/dz\), example 1: .*\n  element \[1\]: yours"):
        check(da_dz)


def test_check_refuses_a_function_that_changes_its_arguments(solved):
    def dC_da(a, y):
        a -= y
        return 2 * a

    def gradient_network(Ws, X, Y, gs):
        answer = solved["gradient_network"](Ws, X, Y, gs)
        Ws[0] *= 2
        return answer

    for function in (dC_da, gradient_network):
        with pytest.raises(AssertionError, match="it changed an array"):
            check(function)
        check(solved[function.__name__])  # and the examples are unharmed


def test_check_does_not_take_a_forward_difference_for_a_central_one():
    def central_difference(f, x):
        eye = np.eye(x.size).reshape(x.size, *x.shape)
        return np.array([(f(x + 1e-4 * e) - f(x)) / 1e-4 for e in eye]).reshape(x.shape)

    with pytest.raises(AssertionError, match="the slope found by hand says"):
        check(central_difference)


@pytest.mark.parametrize("name", FORMS)
def test_answers_of_the_right_form_are_recorded_whether_right_or_wrong(name, capsys):
    check(RIGHT_FORM[name], name)
    assert capsys.readouterr().out == f"{name}: recorded\n"


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("predictions", "gradient", "30"),
        ("predictions", "gradient", np.nan),
        ("predictions", "gradient", 1j),
        ("predictions", "C_if_w_rises", "higher"),
        ("predictions", "C_if_w_rises", 1.0),
        ("wrong_link", "first", "dC_dw"),
    ],
)
def test_an_answer_of_the_wrong_form_is_refused_with_its_key(name, key, value):
    with pytest.raises(AssertionError, match=key):
        check(RIGHT_FORM[name] | {key: value}, name)


def test_a_missing_or_an_added_key_is_refused():
    for answers in ({"first": "dC_da"}, RIGHT_FORM["wrong_link"] | {"fourth": "dC_da"}):
        with pytest.raises(AssertionError, match="the keys must stay as given"):
            check(answers, "wrong_link")


@pytest.mark.parametrize("name", FORMS)
def test_an_answer_that_is_still_none_counts_as_a_blank(name):
    key = next(iter(FORMS[name]))
    with pytest.raises(NotImplementedError, match=key):
        check(RIGHT_FORM[name] | {key: None}, name)


def test_check_says_what_it_knows_when_it_is_given_something_else():
    with pytest.raises(ValueError, match="it knows dC_da"):
        check(np.sin)


def test_check_knows_a_function_by_its_name_in_the_notebook_and_a_mask_for_zeros_and_ones():
    slopes = {
        "sigmoid": lambda a: a * (1 - a),
        "tanh": lambda a: 1 - a**2,
        "relu": lambda a: a > 0,
        "linear": np.ones_like,
    }
    notebook = {"check": check, "da_dz": lambda z, g: slopes[g](ACTIVATIONS[g](z))}
    exec("check(da_dz)", notebook)


@pytest.mark.parametrize("g", ACTIVATIONS)
def test_an_activation_takes_complex_numbers_as_the_complex_step_needs(g):
    z = np.array([-3.0, -0.4, 0.2, 2.5])
    stepped = ACTIVATIONS[g](z + 1e-30j)
    difference = (ACTIVATIONS[g](z + 1e-6) - ACTIVATIONS[g](z - 1e-6)) / 2e-6
    np.testing.assert_allclose(stepped.real, ACTIVATIONS[g](z), rtol=1e-15)
    np.testing.assert_allclose(stepped.imag / 1e-30, difference, atol=1e-8)


def test_a_batch_goes_forward_as_its_samples_do():
    Ws = [np.array([[0.5, -1.0, 2.0], [1.5, 0.3, -0.7]]), np.array([[1.0, -2.0]])]
    X, Y, gs = np.array([[1.0, 2.0, 0.5], [-0.5, 0.1, 1.0]]), np.array([[1], [0]]), ["relu", "linear"]
    zs, activations = forward(Ws, X, gs)
    for i, x in enumerate(X):
        z_one, a_one = forward(Ws, x, gs)
        for together, alone in zip(zs + activations, z_one + a_one, strict=True):
            np.testing.assert_allclose(together[i], alone, rtol=1e-14)
    assert activations[0] is X
    mean = (loss(activations[-1][0], Y[0]) + loss(activations[-1][1], Y[1])) / 2
    assert network_loss(Ws, X, Y, gs) == pytest.approx(mean, rel=1e-14)


def test_the_loss_has_no_half_and_no_mean_over_the_nodes():
    assert loss(np.array([3.0, 1.0, 2.0]), np.array([1, 2, 2])) == 5.0


def test_the_public_names_are_the_listed_ones_and_none_of_them_is_a_derivative():
    here = chain_rule.__name__
    names = {name for name, thing in vars(chain_rule).items() if getattr(thing, "__module__", here) == here}
    assert {name for name in names if name[0] != "_"} - {"np", "annotations", "sys"} == {
        *("sigmoid", "tanh", "relu", "linear", "ACTIVATIONS", "forward", "loss", "network_loss", "check"),
        *("ORACLES", "LINKS", "FORMS", "NUMBER", "DIRECTIONS", "FACTORS"),
    }


def test_without_its_oracles_nothing_in_the_file_tells_a_slope(monkeypatch):
    def raises(*arguments):
        raise PermissionError

    for name in ORACLES:
        assert callable(getattr(chain_rule, name))
    monkeypatch.setattr(chain_rule, "_difference", raises)
    for name in set(LINKS) - {"central_difference"}:
        with pytest.raises(PermissionError):
            check(lambda *arguments: None, name)


def test_importing_it_imports_numpy_and_no_matplotlib():
    code = "import sys; import chain_rule; assert 'numpy' in sys.modules; assert 'matplotlib' not in sys.modules"
    folder = SOLUTIONS / "one-weight"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=folder, env={"PYTHONDONTWRITEBYTECODE": "1"})
