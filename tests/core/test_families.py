"""Families: one constant is read off a student's numbers, and named only if it gives all of them."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from playing import chain_player, shows
from trials import FUNCTIONS
from unknown import diagnosed

from autograder.core.cases import public_cases
from autograder.core.diagnosis.known import families
from autograder.core.diagnosis.known.book import Book, book_of
from autograder.core.finding import Finding
from autograder.core.lesson import answer, exercise
from autograder.core.misconceptions import CATALOGUE, Family, Member
from autograder.reply import Reply

FAMILIES = {family.key: family for family in book_of(CATALOGUE).families}
CONSTANTS: dict[str, tuple[float, ...]] = {
    "weights_after_step": (1.0, 0.5, 0.01, 1e-3, 10.0, -0.5),
    "gradient_clipped": (0.1, 0.5, 1.5, 1.7),
    "weight_decay_added": (0.1, 1e-3, 2.0, 100.0, -0.5),
    "mean_clipped": (0.1, 0.5, 2.0),
    "weight_decay_over_n": (0.1, 1.0, 20.0, -1.0),
    "coarse_numeric": (0.5, 0.01, 1e-3, 2.0, -0.1, -1.0),
    "coarse_central": (0.5, 0.05, 1.0, 2.0),
    "relu_leaky": (0.2, 0.1, 0.5, -0.1),
    "relu_mask_with_tolerance": (1e-3, 0.3, 0.4, 1.0, -0.5),
}
PLAYED = [
    (key, c, function)
    for key, constants in CONSTANTS.items()
    for c in constants
    for function in FUNCTIONS
    if shows(FAMILIES[key].member(c), function)
]


def said_of(function: str, play: Any, book: Book | None = None) -> Finding:
    findings, _ = diagnosed(function, play, book)
    return findings[0]


def test_every_family_of_the_catalogue_is_played():
    assert set(CONSTANTS) == set(FAMILIES)
    assert {function for _, _, function in PLAYED} == set(FUNCTIONS) - {"dC_da", "dz_dw"}


@pytest.mark.parametrize(("key", "c", "function"), PLAYED)
def test_the_constant_of_a_family_is_read_off_the_numbers(key, c, function):
    found = said_of(function, chain_player(function, FAMILIES[key].member(c).chain))
    assert found.misconception == key
    assert found.also == ()
    if FAMILIES[key].constant.word:
        assert found.constant == pytest.approx(c, rel=1e-3)
        assert f"{c:.3g} for {FAMILIES[key].constant.word}" in found.message


@pytest.mark.parametrize(
    ("text", "c", "says"),
    [
        ("W - 0.5 * G", 0.5, "with 0.5 for the rate"),
        ("G + W / len(X)", 1.0, "with 1 for lambda"),
        ("G + 3 * W / (2 * len(X))", 1.5, "with 1.5 for lambda"),
        ("G + 2 * 0.05 * W", 0.1, "with 0.1 for lambda"),
        ("np.clip(G, -0.7, 0.7)", 0.7, "with 0.7 for the bound"),
    ],
)
def test_what_is_done_with_the_mean_is_named_with_its_constant(text, c, says):
    def play(W, X, Y, g):
        return eval(text, {"np": np, "W": W, "X": X, "G": answer("gradient_batch", (W, X, Y, g))})

    found = said_of("gradient_batch", play)
    assert found.constant == pytest.approx(c)
    assert says in found.message


def test_the_weight_after_a_step_is_named_with_its_rate():
    def play(W, x, y, j, k, g):
        return W[j, k] - 0.5 * answer("gradient_weight", (W, x, y, j, k, g))

    found = said_of("gradient_weight", play)
    assert (found.misconception, found.constant) == ("weights_after_step", pytest.approx(0.5))


def test_the_step_uphill_may_be_a_penalty_as_well():
    found = said_of("gradient_sample", lambda W, x, y, g: W + answer("gradient_sample", (W, x, y, g)))
    assert (found.misconception, found.also) == ("weight_decay_added", ("weights_after_step",))


def test_an_entry_without_a_constant_is_preferred():
    forward, leaky = FAMILIES["coarse_numeric"], FAMILIES["relu_leaky"]
    assert said_of("da_dz", chain_player("da_dz", forward.member(1.0).chain)).misconception == "step_of_one"
    assert said_of("da_dz", chain_player("da_dz", leaky.member(1.0).chain)).misconception == "relu_always_one"


# Each is near to a family, or in it for some cases, and in none.
STRANGERS = {
    "the rate changes with n": ("gradient_batch", "W - G / len(X)"),
    "the penalty changes with the width": ("gradient_sample", "G + W / W.shape[0]"),
    "the penalty is of another power": ("gradient_sample", "G + 0.1 * W**2"),
    "the penalty is of the sign": ("gradient_sample", "G + 0.1 * np.sign(W)"),
    "the penalty spares the first column": ("gradient_sample", "G + 0.1 * W * (np.arange(W.shape[1]) > 0)"),
    "the bound hangs on the gradient": ("gradient_sample", "np.clip(G, -np.mean(np.abs(G)), np.mean(np.abs(G)))"),
    "only cut off above": ("gradient_sample", "np.minimum(G, 1.0)"),
    "a soft bound": ("gradient_sample", "np.tanh(G)"),
    "the step hangs on the gradient": ("gradient_sample", "W - G / np.linalg.norm(G)"),
    "another rate for each row": ("gradient_sample", "W - 0.1 * G * np.arange(1, len(G) + 1)[:, None]"),
    "a factor": ("gradient_sample", "0.37 * G"),
    "a large factor": ("gradient_sample", "1e6 * G"),
    "a factor of the weights": ("gradient_sample", "3 * W"),
    "the weights": ("gradient_sample", "W.copy()"),
    "the step is a part of z": ("da_dz", "(f(z * 1.1) - f(z)) / (0.1 * z)"),
    "the step is not divided by": ("da_dz", "f(z + 0.1) - f(z)"),
    "another step in each half": ("da_dz", "(f(z + 0.1) - f(z - 0.2)) / 0.3"),
    "a ramp": ("da_dz", "np.clip(z, 0, 1) if g == 'relu' else G"),
    "a band": ("da_dz", "(np.abs(z) < 1) * 1.0 if g == 'relu' else G"),
    "leaky by z": ("da_dz", "np.where(z > 0, 1, 0.1 * z) if g == 'relu' else G"),
    "a mask and a factor": ("da_dz", "(z > 0.4) * 2.0 if g == 'relu' else G"),
}


@pytest.mark.parametrize(("function", "text"), STRANGERS.values(), ids=STRANGERS)
def test_what_is_only_near_to_a_family_is_not_named_so(function, text):
    from autograder.chain_rule import ACTIVATIONS

    def play(first, *given):
        names = {"np": np, "G": answer(function, (first, *given)), "W": first, "z": first}
        return eval(text, names | {"X": given[0], "g": given[-1], "f": ACTIVATIONS[given[-1]]})

    findings, _ = diagnosed(function, play)
    assert not {key for found in findings for key in (found.misconception, *found.also)} & set(FAMILIES)


def by_activation(W, x, y, g):
    """A penalty whose constant is another for each activation."""
    return answer("gradient_sample", (W, x, y, g)) + {"sigmoid": 0.1, "tanh": 0.2}.get(g, 0.3) * W


def test_without_a_look_at_every_case_a_constant_would_be_named_that_only_some_have(monkeypatch):
    pairs = [(case, Reply(by_activation(*case.arguments))) for case in public_cases(exercise("gradient_sample"))]
    book = Book(CATALOGUE)
    assert families.members(book, pairs) == []
    monkeypatch.setattr(book, "reproduces", lambda chain, observed: True)
    monkeypatch.setattr(families, "_explains", lambda member, seen: True)
    assert "weight_decay_added" in [member.key for member in families.members(book, pairs)]


def test_what_is_close_to_a_tiny_change_does_not_explain_it():
    """Next to the whole gradient what is left is small, next to what is wrong it is all."""

    def play(W, x, y, g):
        return answer("gradient_sample", (W, x, y, g)) + 4e-5 * np.sign(W)

    assert said_of("gradient_sample", play).misconception is None


def test_a_book_without_the_entry_does_not_know_the_family():
    entry = next(entry for entry in CATALOGUE if entry.key == "coarse_central")
    play = chain_player("da_dz", FAMILIES["coarse_central"].member(0.5).chain)
    assert said_of("da_dz", play, Book(CATALOGUE - {entry})).misconception is None


def test_a_family_may_be_an_instructors_own():
    other = replace(FAMILIES["coarse_central"], key="mine", of=lambda c: {"da_dz": lambda step: c * step.z**2})
    book = Book((*CATALOGUE, other.usual))
    found = said_of("da_dz", lambda z, g: 0.3 * z**2, book)
    assert (found.misconception, found.constant) == ("mine", pytest.approx(0.3))


def test_a_member_has_its_constant_in_its_formula():
    member = FAMILIES["coarse_central"].member(0.25)
    assert isinstance(member, Member)
    assert isinstance(member.family, Family)
    assert member.formula == "(ACTIVATIONS[g](z + 0.25) - ACTIVATIONS[g](z - 0.25)) / (2 * 0.25)"
    assert book_of(CATALOGUE).named("coarse_central", 0.25).formula == member.formula
