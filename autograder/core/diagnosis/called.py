"""Which links a composite leaves to earlier functions: it asks for them with the arguments that belong there.

What comes back is then right, and whatever is wrong happens to it afterwards.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import Any

import numpy as np

from autograder.core.cases import Case
from autograder.core.chain import TRUE, gradient
from autograder.core.diagnosis.drawn import single_samples
from autograder.core.finding import Link
from autograder.core.functions.function import Function, Given
from autograder.core.lesson import exercise

Question = tuple[str, Given]
"""An earlier function, and the arguments with which it was asked."""

Spelled = tuple[Hashable, ...]
DIGITS = 9
"""Arguments are the same if they are to so many decimals: the composite may have added up in another order."""


def rightly_called(cases: Sequence[Case], questions: Sequence[Question]) -> frozenset[Link]:
    """The links for which a composite asked in these cases, wherever they are needed and with nothing else."""
    functions = [exercise(name).function for name in dict.fromkeys(name for name, _ in questions)]
    links: set[Link] = set()
    for one in functions:
        if _is_rightly_called(one, cases, questions):
            links |= set(one.links if one.is_gradient else one.shows)
    # Both z and a are then those of the forward pass.
    return frozenset(links | {"forward"} if links >= {"dC_da", "da_dz"} else links)


def _is_rightly_called(function: Function, cases: Sequence[Case], questions: Sequence[Question]) -> bool:
    asked = {_spelled(given) for name, given in questions if name == function.name}
    calls = [call for case in cases for call in _calls_in(function, case)]
    known = {form for _, forms in calls for form in forms}
    return bool(calls) and asked <= known and all(asked & forms for is_needed, forms in calls if is_needed)


def _calls_in(function: Function, case: Case) -> Iterator[tuple[bool, set[Spelled]]]:
    """Each call that belongs to a case: whether it is needed, and its arguments, alone or with those of all samples."""
    batch = case.batch
    if not function.is_gradient:
        yield from _calls_of_link(function, case)
    elif len(batch.Ws) == 1:
        for one in [batch] if function.takes_samples else single_samples(batch):
            yield from ((True, {_spelled(call)}) for call in function.gradient.calls(one))


def _calls_of_link(function: Function, case: Case) -> Iterator[tuple[bool, set[Spelled]]]:
    noted: dict[int, list[Given]] = {}
    in_step = function.arguments.in_step
    # The lesson's own loop goes back from the first layer, too, where the chain ends.
    place = "product" if function.place == "back" else str(function.place)

    def noting(step: Any, *links: Any) -> Any:
        given = in_step(step, *links[:2]) if in_step else None
        if given is not None:
            noted.setdefault(step.layer, []).append(given)
        return getattr(TRUE, place)(step, *links)

    gradient(case.batch, TRUE.with_(**{place: noting}))
    for layer, calls in noted.items():
        together = tuple(part[0] if isinstance(part[0], str) else np.array(part) for part in zip(*calls, strict=True))
        for call in calls:
            yield layer > 1 or function.place != "back", {_spelled(call), _spelled(together)}


def _spelled(given: Given) -> Spelled:
    """Arguments in a form that can be compared."""
    return tuple(part if isinstance(part, str) else _rounded(part) for part in given)


def _rounded(part: Any) -> Hashable:
    numbers = np.round(np.squeeze(np.asarray(part, dtype=float)), DIGITS) + 0.0
    return numbers.shape, numbers.tobytes()
