"""The lesson's chain with a student's own links in it: a composite with those numbers has written the mistakes again.

That does not count where such a link is next to nothing or does not depend on its inputs, since a composite that leaves
the chain out would then pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import numpy as np

from autograder.core.chain import TRUE, Chain
from autograder.core.diagnosis.known.book import Book
from autograder.core.lesson import EXERCISES, answer, exercise
from autograder.core.misconceptions import Misconception
from autograder.core.network import Array
from autograder.core.sameness import alike, as_numbers
from autograder.sandbox import Code
from autograder.standing import Standing, Standings

NOTHING = 1e-3
"""A link all of whose answers are below this part of the right ones is next to nothing."""
SHARE, PATTERNS = 0.5, 4
"""A link with fewer different values than this part of the calls, and fewer patterns, is nearly deaf to its inputs."""
COMPOSITES = tuple(one.name for one in EXERCISES if one.is_derivative and one.function.is_gradient)
PLACES = {one.name: one.function.place for one in EXERCISES if one.is_derivative and one.function.place}
"""Where in the chain a function of the lesson stands."""


@dataclass
class OwnLinks:
    """The lesson's chain with some of the student's own links put in, and all that these answered.

    Where `only` is given, da_dz is the student's for these activations.
    """

    code: Code
    functions: tuple[str, ...]
    standings: Standings
    only: tuple[str, ...] | None = None
    answered: dict[str, list[tuple[tuple[Any, ...], Array, Array]]] = field(default_factory=dict)

    @property
    def chain(self) -> Chain:
        """TRUE, with these functions in place of the links that they are.

        A composite among them is not called: it would swallow the whole chain. The mistakes named in it are put in.
        """
        chain = TRUE
        for name in self.functions:
            entry = named_mistake(self.standings[name], self.standings.book) if name in COMPOSITES else None
            if entry is not None:
                chain = chain.with_(**{place: self._noted(name, place, put) for place, put in entry.put.items()})
        return chain.with_(**{PLACES[name]: self._link(name) for name in self.functions if name in PLACES})

    def _link(self, function: str) -> Callable[..., Array]:
        """The student's function at its place in the chain."""
        true, given_in = getattr(TRUE, PLACES[function]), exercise(function).function.arguments.in_step

        def link(step: Any, *links: Array) -> Array:
            given = given_in(step, *links) if given_in else None
            if given is None or (PLACES[function] == "da_dz" and not self._counts(step.g)):
                return np.asarray(true(step, *links))
            return self._own(function, *given)

        return link

    def _counts(self, g: str) -> bool:
        return self.only is None or g in self.only

    def _noted(self, function: str, place: str, put: Callable[..., Any]) -> Callable[..., Any]:
        """A link of the catalogue, what it answers being kept as well."""
        if place not in PLACES.values():
            return put

        def noted(step: Any, *links: Array) -> Array:
            own, right = np.asarray(put(step, *links)), np.asarray(getattr(TRUE, place)(step, *links))
            self.answered.setdefault(function, []).append(((step.z, step.a_prev, step.g), own, right))
            return own

        return noted

    def _own(self, function: str, *arguments: Any) -> Array:
        right = answer(function, arguments)
        reply = self.code.call(function, *arguments)
        numbers = "a fault" if reply.fault is not None else as_numbers(reply.value)
        if isinstance(numbers, str) or numbers.size != right.size:
            raise ValueError(f"{function} gives no numbers of the right shape")
        self.answered.setdefault(function, []).append((arguments, numbers, right))
        return numbers.reshape(right.shape)

    def ask(self, function: str, arguments: tuple[Any, ...]) -> None:
        """Ask a link for its own sake, to see whether it minds its inputs; what it cannot answer tells nothing."""
        with suppress(ValueError):
            self._own(function, *arguments)

    @property
    def are_trivial(self) -> bool:
        """Whether one of them is next to nothing, or nearly deaf to its inputs, where it was asked."""
        return any(
            _is_trivial(self.answered.get(name, []))
            for name in self.functions
            if name in PLACES or name in self.answered
        )

    @property
    def wrong_activations(self) -> tuple[str, ...]:
        """The activations for which the student's da_dz answered wrongly."""
        asked = self.answered.get("da_dz", [])
        wrong = (given[-1] for given, own, right in asked if not alike(own, right))
        return tuple(dict.fromkeys(wrong))


def _is_trivial(asked: Sequence[tuple[tuple[Any, ...], Array, Array]]) -> bool:
    answers = [np.ravel(own) for _, own, _ in asked]
    if not answers:
        return True
    largest = max(float(np.max(np.abs(own), initial=0.0)) for own in answers)
    if largest <= NOTHING * max(float(np.max(np.abs(right), initial=0.0)) for _, _, right in asked):
        return True
    if len(_different(answers)) < 2:
        return True
    by_activation: dict[str, dict[Any, Array]] = {}
    for given, own, _ in asked:
        g = given[-1] if isinstance(given[-1], str) else ""
        if g not in ("relu", "linear"):  # there a slope is a constant by right
            by_activation.setdefault(g, {})[tuple(np.asarray(part).tobytes() for part in given)] = np.ravel(own)
    several = [[*calls.values()] for calls in by_activation.values() if len(calls) > 1]
    return any(_are_few(calls) for calls in several)


def _are_few(answers: Sequence[Array]) -> bool:
    """Whether there are few different numbers in these answers, and few ways in which they begin, as signs would."""
    beginnings = {tuple(_different([answer[:3]], in_order=True)) for answer in answers}
    enough = max(2.0, SHARE * len(answers))
    return len(_different(answers)) < enough and len(beginnings) < min(enough, PATTERNS)


def _different(answers: Sequence[Array], in_order: bool = False) -> list[str]:
    """The different numbers in these answers, to seven digits; all of them, if their order counts."""
    numbers = [f"{number:.6e}" for number in np.concatenate(answers).tolist()]
    return numbers if in_order else [*dict.fromkeys(numbers)]


def named_mistake(standing: Standing, book: Book) -> Misconception | None:
    """The entry of the book that was found in a composite; of several one could be made to swallow the chain."""
    own = [finding for finding in standing.findings if finding.inherited_from is None]
    entry = book.named(own[0]) if len(own) == 1 else None
    return entry if entry is not None and entry.put else None


def choices(wrong: Sequence[str], standings: Standings) -> Iterator[tuple[str, ...]]:
    """The sets of wrong functions whose mistakes may have been written out again: all, one, two, and so on."""
    named = {name for name in wrong if name in COMPOSITES and named_mistake(standings[name], standings.book)}
    usable = [name for name in wrong if name in PLACES or name in named]
    for size in sorted(range(1, len(usable) + 1), key=lambda size: (size != len(usable), size)):
        yield from combinations(usable, size)
