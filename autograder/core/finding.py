"""What a diagnosis comes to: a link, why, and what shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Link = Literal["forward", "dC_da", "da_dz", "dz_dw", "product", "back", "average", "conduct", "shape"]
"""A link of the chain, or what is asked of a function beside: `link` of report/v1."""
Shown = Literal[
    "wrong", "alone", "for each weight", "used otherwise", "named", "beside", "raises", "left out", "mixed", "scaled",
    "special", "special beside", "whole numbers", "only for sizes",
    "changed", "not put back", "remembers", "answers again", "depends on earlier calls",
    "close", "not the slope", "not summed", "shape", "type", "nan", "none",
    "raised", "timeout", "died", "unavailable", "unreadable", "oracle", "undefined", "refused",
    "like x", "many at once", "never moves", "one-sided", "distance", "step", "check",
    "missing", "damaged", "particular", "values", "wrong links",
]  # fmt: skip
"""What was seen of a wrong link, or instead of an answer: it decides the sentence."""


@dataclass(frozen=True)
class Evidence:
    """A public call, what the student's function answered, and what a finite difference says."""

    call: str
    yours: str
    finite_difference: str


@dataclass(frozen=True)
class Finding:
    """One wrong link. `link` and `misconception` are None where the numbers do not single one out.

    `also` holds the other misconceptions that fit equally; `inherited_from` the function that the fault is charged to;
    `constant` is that of the misconception, where it is one of a family.
    """

    link: Link | None
    misconception: str | None
    message: str
    hint: str
    also: tuple[str, ...] = ()
    inherited_from: str | None = None
    evidence: Evidence | None = None
    constant: float | None = None


Known = Callable[[str], tuple[Finding, ...] | None]
"""What is wrong with another function of the student: () if it is right, None if it is not written."""
