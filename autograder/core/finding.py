"""What a diagnosis comes to: a link, why, and what shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Evidence:
    """A public call, what the student's function answered, and what a finite difference says."""

    call: str
    yours: str
    finite_difference: str


@dataclass(frozen=True)
class Finding:
    """One wrong link. `link` and `misconception` are None where the numbers do not single one out.

    `also` holds the other misconceptions that fit equally; `inherited_from` the function that the fault is charged to.
    """

    link: str | None
    misconception: str | None
    message: str
    hint: str
    also: tuple[str, ...] = ()
    inherited_from: str | None = None
    evidence: Evidence | None = None


Known = Callable[[str], tuple[Finding, ...] | None]
"""What is wrong with another function of the student: () if it is right, None if it is not written."""
