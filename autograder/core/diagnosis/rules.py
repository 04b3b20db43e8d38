"""What a table of the diagnosis consists of: a question, what answers it, and what is then to blame."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from autograder.core.diagnosis.explanation import Cause
from autograder.core.finding import Link, Shown

T = TypeVar("T")


@dataclass(frozen=True)
class Rule(Generic[T]):
    """One row: if `holds`, then `blames`, which is a link, or works the cause out. `shown` is what was seen of a link.

    `question` stands in docs/diagnosis-order.md, too.
    """

    question: str
    holds: Callable[[T], bool]
    blames: Link | Callable[[T], Cause | None]
    shown: Shown = "wrong"

    def cause(self, of: T) -> Cause | None:
        """What this row blames; None where it does not hold, or cannot tell after all."""
        if not self.holds(of):
            return None
        return self.blames(of) if callable(self.blames) else Cause(self.blames, shown=self.shown)


def first(rules: Iterable[Rule[T]], of: T) -> Cause | None:
    """What the first row that holds blames."""
    causes = (rule.cause(of) for rule in rules)
    return next((cause for cause in causes if cause is not None), None)


def always(_: object) -> bool:
    """For the last row of a table: what is left when no other holds."""
    return True
