"""A mistake is charged once: a composite that is right but for the student's own earlier functions keeps its marks.

Two ways to see it: the composite is right when its earlier functions answer correctly, or its numbers are the gradient
with the student's own links put in. The second does not count where such a link is next to nothing or does not depend
on its inputs, since a composite that leaves the chain out would then pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import numpy as np

from autograder.core.chain import TRUE, Chain, answer
from autograder.core.diagnosis import Finding
from autograder.core.judging import Judgement, as_numbers
from autograder.core.misconceptions import CATALOGUE, Misconception
from autograder.core.network import Array

Call = Callable[[str, tuple[Any, ...]], Any]
"""Calls a student's function and gives its value; raises where there is none."""

LARGEST = 4096
"""Elements of an array, or samples, that a correct answer is worked out for: a question may not exhaust the grader."""
NOTHING = 1e-3
"""A link all of whose answers are below this part of the right ones is next to nothing."""


def correct_parts(function: str, arguments: tuple[Any, ...]) -> Any:
    """What an earlier function answers when it is right; the grader's side of an ask. ValueError for the absurd."""
    given = tuple(np.asarray(part) if isinstance(part, list | tuple) else part for part in arguments)
    arrays = [part for part in given if isinstance(part, np.ndarray)]
    if any(part.dtype.kind not in "biuf" or part.size > LARGEST or 0 in part.shape or part.ndim > 2 for part in arrays):
        raise ValueError("not the arguments of an exercise")
    if not SHAPES[function](*(np.shape(part) for part in given)):
        raise ValueError("the shapes do not belong together")
    return answer(function, given)


SHAPES: dict[str, Callable[..., bool]] = {
    "dC_da": lambda a, y: a == y,
    "da_dz": lambda *_: True,
    "dz_dw": lambda *_: True,
    "gradient_weight": lambda W, a_prev, y, *_: (*y, *a_prev) == W,
    "gradient_sample": lambda W, a_prev, y, _: (*y, *a_prev) == W,
    "gradient_batch": lambda W, A_prev, Y, _: A_prev[:1] == Y[:1] and (*Y[1:], *A_prev[1:]) == W,
    "dC_da_prev": lambda W, z, upstream, _: z == upstream and W[:1] == z[:1],
}
"""Whether the shapes of the arguments belong together: what broadcasts could be made as large as memory."""


@dataclass
class OwnLinks:
    """The lesson's chain with some of the student's own links put in, and all that these answered."""

    call: Call
    functions: tuple[str, ...]
    known: Mapping[str, tuple[Finding, ...] | None]
    answered: dict[str, list[tuple[tuple[Any, ...], Array, Array]]] = field(default_factory=dict)

    @property
    def chain(self) -> Chain:
        """TRUE, with these functions in place of the links that they are.

        A composite among them is not called: it would swallow the whole chain. The mistakes named in it are put in.
        """
        places: dict[str, Callable[..., Array]] = {
            "dC_da": lambda step: self._own("dC_da", step.a, step.y) if step.is_output else step.upstream,
            "da_dz": lambda step: self._own("da_dz", step.z, step.g),
            "dz_dw": lambda step: self._own("dz_dw", step.a_prev),
            "dC_da_prev": lambda step, dC_da, _da_dz: self._own("dC_da_prev", step.W, step.z, dC_da, step.g),
        }
        chain = TRUE
        for name in self.functions:
            for entry in named_mistakes(self.known.get(name)) if name in COMPOSITES else ():
                chain = entry.into(chain)
        return chain.with_(**{PLACES[name]: places[name] for name in self.functions if name in places})

    def _own(self, function: str, *arguments: Any) -> Array:
        right = answer(function, arguments)
        numbers = as_numbers(self.call(function, arguments))
        if isinstance(numbers, Judgement) or numbers.size != right.size:
            raise ValueError(f"{function} gives no numbers of the right shape")
        self.answered.setdefault(function, []).append((arguments, numbers, right))
        return numbers.reshape(right.shape)

    @property
    def are_trivial(self) -> bool:
        """Whether one of them is next to nothing, or deaf to its inputs, wherever it was asked."""
        return any(_is_trivial(self.answered.get(name, [])) for name in self.functions if name in PLACES)


COMPOSITES = ("gradient_weight", "gradient_sample", "gradient_batch")
PLACES = {"dC_da": "dC_da", "da_dz": "da_dz", "dz_dw": "dz_dw", "dC_da_prev": "back"}
"""Where in the chain a function of the lesson stands."""


def _is_trivial(asked: Sequence[tuple[tuple[Any, ...], Array, Array]]) -> bool:
    answers = [np.ravel(own) for _, own, _ in asked]
    if not answers:
        return True
    largest = max(float(np.max(np.abs(own), initial=0.0)) for own in answers)
    if largest <= NOTHING * max(float(np.max(np.abs(right), initial=0.0)) for _, _, right in asked):
        return True
    if np.ptp(np.concatenate(answers)) <= 1e-9 * largest:
        return True
    different = {tuple(np.asarray(part).tobytes() for part in given): np.ravel(own) for given, own, _ in asked}
    by_size: dict[int, list[Array]] = {}
    for own in different.values():
        by_size.setdefault(own.size, []).append(own)
    several = [same for same in by_size.values() if len(same) > 1]
    return bool(several) and all(np.allclose(own, same[0], rtol=1e-9) for same in several for own in same)


def named_mistakes(findings: tuple[Finding, ...] | None) -> list[Misconception]:
    """The catalogue's entry where one finding has a name; several together could be made to swallow the chain."""
    entries = {entry.key: entry for entry in CATALOGUE}
    keys = [finding.misconception for finding in findings or ()]
    return (
        [entries[key] for key in keys if key is not None and entries[key].put] if len(keys) == 1 and all(keys) else []
    )


def choices(wrong: Sequence[str], known: Mapping[str, tuple[Finding, ...] | None]) -> Iterator[tuple[str, ...]]:
    """The sets of wrong functions whose mistakes may have been written out again, all of them first."""
    usable = [name for name in wrong if name in PLACES or (name in COMPOSITES and named_mistakes(known.get(name)))]
    for size in range(len(usable), 0, -1):
        yield from combinations(usable, size)
