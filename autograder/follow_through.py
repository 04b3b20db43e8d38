"""A mistake is charged once: a composite that is right but for the student's own earlier functions keeps its marks.

Two ways to see it: the composite is right when its earlier functions answer correctly, or its numbers are the gradient
with the student's own links put in. The second does not count where such a link is zero or constant, since a product
that leaves it out would then pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import numpy as np

from autograder.core.chain import TRUE, Chain, answer
from autograder.core.judging import Judgement, as_numbers
from autograder.core.network import Array

Call = Callable[[str, tuple[Any, ...]], Any]
"""Calls a student's function and gives its value; raises where there is none."""


def correct_parts(function: str, arguments: tuple[Any, ...]) -> Any:
    """What an earlier function answers when it is right; the grader's side of an ask."""
    return answer(function, arguments)


@dataclass
class OwnLinks:
    """The lesson's chain with some of the student's own functions put in, and all that these answered."""

    call: Call
    functions: tuple[str, ...]
    answered: dict[str, list[Array]] = field(default_factory=dict)

    @property
    def chain(self) -> Chain:
        """TRUE, with these functions in place of the links that they are."""
        places: dict[str, Callable[..., Array]] = {
            "dC_da": lambda step: self._own("dC_da", step.a, step.y) if step.is_output else step.upstream,
            "da_dz": lambda step: self._own("da_dz", step.z, step.g),
            "dz_dw": lambda step: self._own("dz_dw", step.a_prev),
            "gradient_sample": lambda step, dC_da, _da_dz, _dz_dw: self._own(
                "gradient_sample", step.W, step.a_prev, step.a - dC_da / 2, step.g
            ),
            "dC_da_prev": lambda step, dC_da, _da_dz: self._own("dC_da_prev", step.W, step.z, dC_da, step.g),
        }
        return TRUE.with_(**{PLACES[name]: places[name] for name in self.functions})

    def _own(self, function: str, *arguments: Any) -> Array:
        numbers = as_numbers(self.call(function, arguments))
        if isinstance(numbers, Judgement):
            raise ValueError(f"{function} gives no numbers")
        self.answered.setdefault(function, []).append(numbers)
        return numbers

    @property
    def are_trivial(self) -> bool:
        """Whether one of them is zero or constant wherever it was asked."""
        return any(_is_constant(self.answered.get(name, [])) for name in self.functions)


PLACES = {
    "dC_da": "dC_da",
    "da_dz": "da_dz",
    "dz_dw": "dz_dw",
    "gradient_sample": "product",
    "dC_da_prev": "back",
}
"""Where in the chain a function of the lesson stands."""


def _is_constant(answers: Sequence[Array]) -> bool:
    if not answers:
        return True
    numbers = np.concatenate([np.ravel(answer) for answer in answers])
    return bool(np.ptp(numbers) <= 1e-9 * max(1.0, float(np.max(np.abs(numbers)))))


def choices(wrong: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The sets of wrong functions whose mistakes may have been written out again, all of them first."""
    usable = [name for name in wrong if name in PLACES]
    for size in range(len(usable), 0, -1):
        yield from combinations(usable, size)
