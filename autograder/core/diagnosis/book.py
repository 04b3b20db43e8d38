"""What a chain with other links put in answers on the public cases, and whether a student's numbers are those."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from autograder.core.cases import Case
from autograder.core.chain import TRUE, Chain
from autograder.core.misconceptions import CATALOGUE, Misconception
from autograder.core.network import Unseen
from autograder.core.sameness import CLOSE, as_numbers, same
from autograder.reply import Reply

RAISES = "raises"
"""The prediction of a wrong link that cannot run on these shapes: then the student's code raises as well."""
SHAPES_DO_NOT_FIT = ("ValueError", "IndexError")
"""What numpy raises then; any other exception has a cause of its own."""
UNTOUCHED = "untouched"
"""The prediction of a link that looks at something the function is not given: it plays no part there."""


@lru_cache(maxsize=65536)
def predicted(chain: Chain, case: Case) -> Any:
    """The answer of a chain of the book to a case, worked out once, not once per submission."""
    return worked_out(chain, case)


@lru_cache(maxsize=1)
def _chains() -> frozenset[Chain]:
    return frozenset((TRUE, *(entry.chain for entry in CATALOGUE)))


def worked_out(chain: Chain, case: Case) -> Any:
    """The answer of any chain to a case, RAISES, or UNTOUCHED."""
    try:
        with np.errstate(all="ignore"):
            return case.answer(chain)
    except Unseen:
        return UNTOUCHED
    except Exception:  # a wrong link raises what numpy raises
        return RAISES


def fits(reply: Reply, case: Case, chain: Chain) -> bool:
    """Whether a reply to a case is what the chain answers: the same numbers, or both raise."""
    wanted = (predicted if chain in _chains() else worked_out)(chain, case)
    unfit = reply.fault is not None and reply.fault.exception in SHAPES_DO_NOT_FIT
    if isinstance(wanted, str):
        return wanted == RAISES and unfit
    if unfit:  # to add up arrays of wrong shapes raises as well
        return _shapes(wanted) != _shapes(case.answer())
    return reply.fault is None and same(reply.value, wanted, CLOSE, case.scale)


def _shapes(value: Any) -> list[tuple[int, ...]]:
    numbers = [as_numbers(part) for part in (value if isinstance(value, list | tuple) else [value])]
    return [part.shape if isinstance(part, np.ndarray) else (-1,) for part in numbers]


def reproduces(chain: Chain, observed: Iterable[tuple[Case, Reply]]) -> bool:
    """Whether a chain answers every case as the student did."""
    return all(fits(reply, case, chain) for case, reply in observed)


def fitting(
    observed: Sequence[tuple[Case, Reply]],
    base: Chain = TRUE,
    catalogue: Sequence[Misconception] = CATALOGUE,
) -> list[Misconception]:
    """The entries which, put into `base`, reproduce everything that was observed.

    The cases that `base` alone does not reproduce go first: few entries survive the first of them.
    """
    ordered = sorted(observed, key=lambda pair: (pair[1].fault is not None, fits(pair[1], pair[0], base)))
    if not any(reply.fault is None for _, reply in ordered):
        return []  # to raise everywhere is no number
    return [m for m in catalogue if m.put and reproduces(m.into(base), ordered)]
