"""What a catalogue of misconceptions may not hold, ours or an instructor's: each checker says which entry, and why.

An entry that changes nothing, repeats another or gives an answer away would mislead students whoever wrote it.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from itertools import combinations
from random import Random

import numpy as np

from autograder.core.cases import Case, cases
from autograder.core.chain import TRUE, Chain
from autograder.core.lesson import CHAIN, EXERCISES, Inputs
from autograder.core.misconceptions import Misconception
from autograder.core.network import Array, Unseen

LINKS = (*CHAIN, "conduct", "shape")
PLACES = tuple(field.name for field in fields(Chain))
CONDUCTS = ("", "changes", "remembers", "draws")
OWN_ERRORS = (ValueError, IndexError, TypeError)
"""What a student's own line of numpy raises."""
LONGEST_FORMULA, LONGEST_HINT = 89, 239
ANSWERS = {
    "forward": ("W@",),
    "dC_da": ("2(a", "2*(a"),
    "da_dz": ("a(1-a)", "a*(1-a)", "1-a^2", "1-a**2", "1-tanh", "z>0"),
    "dz_dw": ("a_k", "a_prev[k]", "isa_prev"),
    "product": ("outer(",),
    "back": ("W.T@", "W^T"),
    "average": ("/n", "1/n)", "dividebyn"),
    "conduct": ("copy(",),
    "shape": ("keepdims", "reshape("),
}
"""What gives the answer away for each link; spaces do not count."""


@dataclass(frozen=True)
class Refusal:
    """An entry that is refused: its key, what is wrong with it, and what to do."""

    key: str
    why: str


def refusals(own: Sequence[Misconception], ours: Sequence[Misconception] = ()) -> Iterator[Refusal]:
    """What is refused of an instructor's own entries, which stand beside ours."""
    for checker in (malformed, untidy, giving_the_answer):
        found = checker(own)
        yield from found
        if found:  # what follows plays the entries, and compares keys
            return
    keys, conducts = {entry.key for entry in ours}, {entry.conduct for entry in ours} - {""}
    yield from (Refusal(entry.key, "its key is one of ours: choose another") for entry in own if entry.key in keys)
    yield from (
        Refusal(entry.key, f"its conduct, {entry.conduct!r}, has an entry: leave it out")
        for entry in own
        if entry.conduct in conducts
    )
    raising = raising_something_else(own)
    yield from raising
    if not raising:
        yield from changing_nothing(own)
        yield from wrong_aliases(own, ours)


def malformed(catalogue: Sequence[Misconception]) -> list[Refusal]:
    """Entries whose fields are not of the type that they should have."""
    found = []
    for entry in catalogue:
        key, aliases = (
            str(entry.key),
            list[object](entry.aliases) if isinstance(entry.aliases, tuple | list) else [None],
        )
        words = {name: getattr(entry, name) for name in ("key", "link", "name", "formula", "hint")}
        unwritten = [name for name, word in words.items() if not isinstance(word, str)]
        if unwritten:
            found.append(Refusal(key, f"its {unwritten[0]} is not text: put it in quotation marks"))
        elif not isinstance(entry.put, Mapping) or not all(map(callable, entry.put.values())):
            found.append(Refusal(key, 'its put is not like {"da_dz": function}: name the place and give a function'))
        elif not set(entry.put) <= set(PLACES):
            (place, *_) = (place for place in entry.put if place not in PLACES)
            found.append(Refusal(key, f"it puts a function at {place!r}: the places are {', '.join(PLACES)}"))
        elif entry.conduct not in CONDUCTS or not all(isinstance(alias, str) for alias in aliases):
            which = "conduct" if entry.conduct not in CONDUCTS else "aliases"
            found.append(Refusal(key, f"its {which} cannot be used: leave it out"))
    return found


def untidy(catalogue: Sequence[Misconception]) -> list[Refusal]:
    """Keys used twice, unknown links, an empty name, formula or hint, a formula or hint too long to be read."""
    keys = Counter(entry.key for entry in catalogue)
    rules: tuple[tuple[Callable[[Misconception], bool], str], ...] = (
        (lambda entry: not entry.key.strip(), "its key is empty: give it one"),
        (lambda entry: keys[entry.key] > 1, "its key is used twice: choose another"),
        (lambda entry: entry.link not in LINKS, f"its link is unknown: take one of {', '.join(LINKS)}"),
        (lambda entry: not entry.name.strip(), "its name is empty: say in a few words what its holder does"),
        (lambda entry: not entry.formula.strip(), "its formula is empty: write what its holder computes"),
        (
            lambda entry: len(entry.formula.strip()) > LONGEST_FORMULA,
            f"its formula is too long: {LONGEST_FORMULA} characters at most",
        ),
        (lambda entry: not entry.hint.strip(), "its hint is empty: give one thing to try"),
        (lambda entry: len(entry.hint) > LONGEST_HINT, f"its hint is too long: {LONGEST_HINT} characters at most"),
    )
    broken = ((entry, next((why for holds, why in rules if holds(entry)), None)) for entry in catalogue)
    return [Refusal(entry.key, why) for entry, why in broken if why]


def giving_the_answer(catalogue: Sequence[Misconception]) -> list[Refusal]:
    """Entries whose hint or name contains a formula that is the answer for their link."""
    return [
        Refusal(entry.key, f"its {what} gives the answer away, as {formula!r} does: ask a question instead")
        for entry in catalogue
        for what, text in (("name", entry.name), ("hint", entry.hint))
        for formula in ANSWERS[entry.link]
        if formula in text.replace(" ", "")
    ]


def changing_nothing(catalogue: Sequence[Misconception]) -> list[Refusal]:
    """Entries with numbers that leave every answer on the public cases as it is, and those without numbers."""
    return [
        Refusal(entry.key, "it changes no answer on the public cases: put a wrong function at a place of the chain")
        for entry in catalogue
        if entry.link != "conduct" and not any(where == "public" for where, _ in answers(entry.chain))
    ]


def wrong_aliases(own: Sequence[Misconception], ours: Sequence[Misconception] = ()) -> list[Refusal]:
    """Entries that equal another and are not declared on both sides, or are declared and not equal.

    What is an alias of one of ours says so itself; nobody has to change ours.
    """
    known = {entry.key for entry in (*own, *ours)}
    strangers = [
        Refusal(entry.key, f"its alias {alias!r} is no entry: leave it out")
        for entry in own
        for alias in entry.aliases
        if alias not in known
    ]
    pairs = [
        *((one, other, {other.key in one.aliases, one.key in other.aliases}) for one, other in combinations(own, 2)),
        *((one, other, {other.key in one.aliases}) for one in own for other in ours),
    ]
    return [
        *strangers,
        *(
            Refusal(one.key, _of_aliases(other, told_apart(one, other)))
            for one, other, declared in pairs
            if one.put and other.put and declared != {not told_apart(one, other)}
        ),
    ]


def _of_aliases(other: Misconception, is_apart: bool) -> str:
    if is_apart:
        return f"its alias {other.key!r} has other numbers: take it out of the aliases"
    return (
        f"it has the numbers of {other.key!r} ({other.name}) everywhere: leave it out, or declare each an alias of "
        "the other"
    )


def raising_something_else(catalogue: Sequence[Misconception]) -> list[Refusal]:
    """Entries that raise what a student's own numpy line would not, RuntimeWarning among it."""
    found = []
    for entry in catalogue:
        try:
            answers(entry.chain)
        except Exception as error:
            why = f"it raises {type(error).__name__} ({error}): mend its function"
            found.append(Refusal(entry.key, why))
    return found


def told_apart(one: Misconception, other: Misconception) -> bool:
    """Whether two entries differ in any answer."""
    mine, theirs = answers(one.chain), answers(other.chain)
    return mine.keys() != theirs.keys() or not all(
        same(p, q) for call in mine for p, q in zip(mine[call], theirs[call], strict=True)
    )


SQUARE, DEEP_SQUARE = (("sigmoid",), ("tanh",), ("linear",)), (("tanh", "sigmoid"), ("sigmoid", "linear", "tanh"))


def _equal_widths(gs: tuple[str, ...]) -> Inputs:
    return Inputs(gs, J=3, K=3, n=5) if len(gs) == 1 else Inputs(gs, n=5, variant="square")


@cache
def _cases() -> dict[str, dict[str, list[Case]]]:
    """The public cases of each derivative, and cases of equal width.

    A transposed product raises on other shapes, like much else; on a square layer it has numbers.
    """
    derivatives = [exercise for exercise in EXERCISES if exercise.is_derivative]
    return {
        "public": {
            one.name: list(dict.fromkeys(case for facet in one.facets for case in cases(one, facet, "public")))
            for one in derivatives
        },
        "square": {
            one.name: [
                Case(one.function, given)
                for gs in (*SQUARE, *(DEEP_SQUARE if "back" in one.links and one.function.is_gradient else ()))
                for given in one.function.arguments.drawn(Random(f"square/{gs[0]}"), _equal_widths(gs))
            ]
            for one in derivatives
        },
    }


@cache
def answers(chain: Chain) -> dict[tuple[str, str], list[object]]:
    """Its answers in the functions in which it differs from the lesson, on public and on square cases."""
    found = {}
    for where, books in _cases().items():
        for function, called in books.items():
            try:
                its = [_played(chain, case) for case in called]
            except Unseen:
                continue
            if not all(same(a, case.answer()) for a, case in zip(its, called, strict=True)):
                found[where, function] = its
    return found


def _played(chain: Chain, case: Case) -> object:
    """The answer of a chain; None where it raises what a student's numpy would raise."""
    if chain is TRUE:
        return case.answer()
    with warnings.catch_warnings():
        warnings.simplefilter("error", RuntimeWarning)
        try:
            return case.answer(chain)
        except OWN_ERRORS:
            return None


def same(one: object, other: object) -> bool:
    """Whether two answers are the same numbers in the same shapes, to nine digits; None is like None."""
    if one is None or other is None:
        return one is other
    pairs = list(zip(_parts(one), _parts(other), strict=False))
    return len(_parts(one)) == len(_parts(other)) and all(
        p.shape == q.shape and np.allclose(p, q, rtol=1e-9, atol=1e-12, equal_nan=True) for p, q in pairs
    )


def _parts(numbers: object) -> list[Array]:
    return [np.asarray(part) for part in numbers] if isinstance(numbers, list) else [np.asarray(numbers)]
