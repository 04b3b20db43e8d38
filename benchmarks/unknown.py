"""Mistakes that the catalogue does not know: each entry left out in turn; and several mistakes at once."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from random import Random
from typing import Any

from playing import PlayedCode, chain_player, same_numbers, shows, spent
from trials import BY_KEY, CALLED, FUNCTIONS, gives_numbers, is_bare_factor, twins, what_was_said

from autograder.core.chain import TRUE, Chain
from autograder.core.diagnosis.diagnose import diagnose
from autograder.core.diagnosis.known.book import Book, book_of
from autograder.core.finding import Finding
from autograder.core.lesson import CHAIN, exercise, exercises_of
from autograder.core.misconceptions import CATALOGUE, Misconception
from autograder.core.misconceptions.family import Member

GRADIENTS = ("gradient_sample", "gradient_batch", "gradient_network")


def known(function: str) -> Any:
    """What is known of the other functions: right if they stand in the same notebook, else not written."""
    home = exercise(function).assignment
    there = {one.name for one in exercises_of(home)}
    carried = {name for name in CALLED if function in CALLED[name] and name in ("dC_da", "da_dz", "dz_dw")}
    return lambda name: () if name in there | carried else None


def diagnosed(function: str, play: Any, book: Book | None = None) -> tuple[tuple[Finding, ...], float]:
    """The findings about a function that alone is wrong, and CPU seconds without those of its own code."""
    code = PlayedCode((), {function: play}, None, ())
    begun, own = time.process_time(), spent["code"]
    try:
        findings = diagnose(exercise(function), code.call_many, known(function), book or book_of(CATALOGUE)) or ()
    except Exception as error:  # counted as nothing said, and listed among the failures
        findings = (Finding("nothing", None, "", "", also=(f"raised {type(error).__name__}",)),)
    return findings, time.process_time() - begun - (spent["code"] - own)


@dataclass(frozen=True)
class Unknown:
    """What was said about a mistake that the catalogue did not hold.

    `kind` is plain, or factor (the right numbers times one constant). `name` is none, false, or the name of an entry
    with the same numbers wherever this function is wrong.
    """

    key: str
    function: str
    kind: str
    said: str
    name: str
    words: str
    seconds: float


def leave_one_out(keys: Iterable[str]) -> Iterator[Unknown]:
    """Each entry played on each function in which it shows, by a catalogue without it and what has its numbers."""
    for key in keys:
        entry = BY_KEY[key]
        if not entry.put:
            continue
        for out, functions in _by_what_is_left_out(entry):
            book = Book(CATALOGUE - {BY_KEY[one] for one in out})
            for function in functions:
                play = chain_player(function, entry.chain)
                diagnosed(function, play, book)  # the book of this catalogue is worked out here, and not counted
                findings, seconds = diagnosed(function, play, book)
                said, _ = what_was_said(findings, entry)
                kind = "factor" if is_bare_factor(key, function) else "plain"
                words = "; ".join(f"{f.link}/{f.misconception}{list(f.also) or ''}" for f in findings)
                yield Unknown(key, function, kind, said, _name(entry, function, findings), words, seconds)


def _by_what_is_left_out(entry: Misconception) -> Iterator[tuple[frozenset[str], list[str]]]:
    groups: dict[frozenset[str], list[str]] = {}
    for function in FUNCTIONS:
        if shows(entry, function):
            out = frozenset((entry.key, *entry.aliases, *twins(entry.key, function)))
            groups.setdefault(out, []).append(function)
    yield from groups.items()


def _name(entry: Misconception, function: str, findings: Sequence[Finding]) -> str:
    named = [f for f in findings if f.misconception]
    if not named:
        return "none"
    # The constant is that of the first name; of a family beside it none is told.
    firsts = [book_of(CATALOGUE).named(f) for f in named]
    names = [*firsts, *(BY_KEY[key] for f in named for key in f.also if not isinstance(BY_KEY[key], Member))]
    of = exercise(function)
    every = all(same_numbers(name.chain, entry.chain, of, where_wrong=True) for name in names)
    return "same numbers" if every else "false"


@dataclass(frozen=True)
class Fitted:
    """What was said about a member of a family that has another constant than the usual one."""

    key: str
    function: str
    constant: float
    is_named: bool
    is_read: bool
    words: str
    seconds: float


def other_constants() -> Iterator[Fitted]:
    """Each family on each function in which it shows, with a smaller and a larger constant."""
    for family in book_of(CATALOGUE).families:
        for c in (0.3 * family.constant.examples[0], 3 * family.constant.examples[0]):
            member = family.member(c)
            for function in (name for name in FUNCTIONS if shows(member, name)):
                findings, seconds = diagnosed(function, chain_player(function, member.chain))
                named = [f for f in findings if f.misconception == family.key and not f.also]
                is_read = any(abs((f.constant or 0.0) - c) <= 1e-3 * abs(c) for f in named)
                words = "; ".join(f"{f.link}/{f.misconception}{list(f.also) or ''}" for f in findings)
                is_named = len(named) == len(findings) == 1
                yield Fitted(family.key, function, c, is_named, is_read or not family.constant.word, words, seconds)


@dataclass(frozen=True)
class Several:
    """What was said about two or three mistakes at once in one function."""

    function: str
    keys: tuple[str, ...]
    links: bool
    names: bool
    equal: bool
    extra: bool
    false_name: bool
    order: bool
    words: str
    seconds: float


def several(size: int, count: int, seed: int) -> Iterator[Several]:
    """What is said of so many draws of several mistakes."""
    for number, (function, some) in enumerate(draws(size, count, seed)):
        if not number:  # the book is made here, and not counted
            diagnosed(function, chain_player(function, together(some)))
        yield _judged(function, sorted(some, key=lambda entry: CHAIN.index(entry.link)))


def draws(size: int, count: int, seed: int) -> Iterator[tuple[str, list[Misconception]]]:
    """`count` draws of so many entries in different links of one function, each of which makes a difference there."""
    draw = Random(f"{size} mistakes/{seed}")
    entries = [entry for entry in CATALOGUE if entry.put and entry.link in CHAIN]
    made = 0
    while made < count:
        function = draw.choice(GRADIENTS)
        some = draw.sample([entry for entry in entries if shows(entry, function)], size)
        if _are_independent(some) and _all_matter(some, function):
            made += 1
            yield function, some


def _are_independent(some: Sequence[Misconception]) -> bool:
    places = [place for entry in some for place in entry.put]
    return len({entry.link for entry in some}) == len(some) and len(set(places)) == len(places)


def together(some: Iterable[Misconception]) -> Chain:
    """The chain with all of these in it."""
    return reduce(lambda chain, entry: entry.into(chain), some, TRUE)


def _all_matter(some: Sequence[Misconception], function: str) -> bool:
    """Whether the numbers are there, are wrong, change if any entry is taken out, and are no single entry's."""
    whole, of = together(some), exercise(function)
    if not gives_numbers(whole, function):
        return False
    less = [together(one for one in some if one is not out) for out in some]
    single = [entry.chain for entry in CATALOGUE if entry.put and shows(entry, function)]
    return not any(same_numbers(chain, whole, of) for chain in (TRUE, *less, *single))


def _judged(function: str, some: Sequence[Misconception]) -> Several:
    findings, seconds = diagnosed(function, chain_player(function, together(some)))
    keys, wanted = tuple(entry.key for entry in some), [entry.link for entry in some]
    # What is left open counts for a mistake that it lists.
    said = [f.link or next((entry.link for entry in some if entry.key in f.also), None) for f in findings]
    named = {key for f in findings for key in (f.misconception, *f.also) if key}
    links = set(wanted) <= set(said)
    words = "; ".join(f"{f.link}/{f.misconception}{list(f.also) or ''}" for f in findings)
    return Several(
        function, keys, links, set(keys) <= named, _are_equal(function, some, named), bool(set(said) - {*wanted, None}),
        any((f.misconception or f.also) and not {f.misconception, *f.also} & set(keys) for f in findings),
        [link for link in said if link in wanted] == wanted, words, seconds,
    )  # fmt: skip


def _are_equal(function: str, some: Sequence[Misconception], named: set[str]) -> bool:
    """Whether each is named, or an entry with which the numbers are the same."""
    whole, of = together(some), exercise(function)
    standing_in = [[BY_KEY[key] for key in named if key not in {other.key for other in some}]] * len(some)
    return all(
        one.key in named
        or any(same_numbers(together([*(m for m in some if m is not one), other]), whole, of) for other in others)
        for one, others in zip(some, standing_in, strict=True)
    )


def right_seconds(assignment: str) -> float:
    """CPU seconds of a diagnosis of every function of an assignment when all are right."""
    total = 0.0
    for one in exercises_of(assignment):
        if one.is_derivative:
            total += diagnosed(one.name, chain_player(one.name, TRUE))[1]
    return total
