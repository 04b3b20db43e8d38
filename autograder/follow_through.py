"""A mistake is charged once: a composite that is right but for the student's own earlier functions keeps its marks.

Two ways to see it: the composite is right when its earlier functions answer correctly, or its numbers are the gradient
with the student's own links put in. The second does not count where such a link is next to nothing or does not depend
on its inputs, since a composite that leaves the chain out would then pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import numpy as np

from autograder.core.chain import TRUE, Chain
from autograder.core.finding import Finding, Known
from autograder.core.lesson import EXERCISES, answer, exercise
from autograder.core.misconceptions import CATALOGUE, Misconception
from autograder.core.network import Array
from autograder.core.sameness import as_numbers

Call = Callable[[str, tuple[Any, ...]], Any]
"""Calls a student's function and gives its value; raises where there is none."""

LARGEST = 4096
"""Elements of an array, or samples, that a correct answer is worked out for: a question may not exhaust the grader."""
NOTHING = 1e-3
"""A link all of whose answers are below this part of the right ones is next to nothing."""
SHARE, PATTERNS = 0.5, 4
"""A link with fewer different values than this part of the calls, and fewer patterns, is nearly deaf to its inputs."""


def correct_parts(function: str, arguments: tuple[Any, ...]) -> Any:
    """What an earlier function answers when it is right; the grader's side of an ask. ValueError for the absurd."""
    given = tuple(np.asarray(part) if isinstance(part, list | tuple) else part for part in arguments)
    arrays = [part for part in given if isinstance(part, np.ndarray)]
    if any(part.dtype.kind not in "biuf" or part.size > LARGEST or 0 in part.shape or part.ndim > 2 for part in arrays):
        raise ValueError("not the arguments of an exercise")
    if not exercise(function).function.arguments.fit(*(np.shape(part) for part in given)):
        raise ValueError("the shapes do not belong together")
    return answer(function, given)


@dataclass
class OwnLinks:
    """The lesson's chain with some of the student's own links put in, and all that these answered.

    Where `only` is given, da_dz is the student's for these activations.
    """

    call: Call
    functions: tuple[str, ...]
    findings_of: Known
    only: tuple[str, ...] | None = None
    answered: dict[str, list[tuple[tuple[Any, ...], Array, Array]]] = field(default_factory=dict)

    @property
    def chain(self) -> Chain:
        """TRUE, with these functions in place of the links that they are.

        A composite among them is not called: it would swallow the whole chain. The mistakes named in it are put in.
        """
        chain = TRUE
        for name in self.functions:
            for entry in named_mistakes(self.findings_of(name)) if name in COMPOSITES else ():
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
        numbers = as_numbers(self.call(function, arguments))
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
        wrong = (given[-1] for given, own, right in asked if not np.allclose(own, right, rtol=1e-4, atol=1e-6))
        return tuple(dict.fromkeys(wrong))


COMPOSITES = tuple(one.name for one in EXERCISES if one.is_derivative and one.function.is_gradient)
PLACES = {one.name: one.function.place for one in EXERCISES if one.is_derivative and one.function.place}
"""Where in the chain a function of the lesson stands."""


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


def named_mistakes(findings: tuple[Finding, ...] | None) -> list[Misconception]:
    """The entry of the catalogue for a composite's own finding; several could be made to swallow the chain."""
    entries = {entry.key: entry for entry in CATALOGUE}
    keys = [finding.misconception for finding in findings or () if finding.inherited_from is None]
    return [entries[key] for key in keys if key is not None and entries[key].put] if len(keys) == 1 else []


def choices(wrong: Sequence[str], findings_of: Known) -> Iterator[tuple[str, ...]]:
    """The sets of wrong functions whose mistakes may have been written out again: all, one, two, and so on."""
    usable = [name for name in wrong if name in PLACES or (name in COMPOSITES and named_mistakes(findings_of(name)))]
    for size in sorted(range(1, len(usable) + 1), key=lambda size: (size != len(usable), size)):
        yield from combinations(usable, size)
