"""What a diagnosis comes to: a link, why, and what shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol


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


class Fault(Protocol):
    """Why a call came back without a value."""

    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def exception(self) -> str: ...  # noqa: D102
    @property
    def cell(self) -> str: ...  # noqa: D102
    @property
    def line(self) -> int: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def module(self) -> str: ...  # noqa: D102


class Reply(Protocol):
    """What one call of a student's function came back with."""

    @property
    def value(self) -> Any: ...  # noqa: D102
    @property
    def fault(self) -> Fault | None: ...  # noqa: D102
    @property
    def changed(self) -> tuple[int, ...]: ...  # noqa: D102
    @property
    def asked(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def evaluated(self) -> tuple[Any, ...]: ...  # noqa: D102


Ask = Callable[[str, Sequence[tuple[Any, ...]]], Sequence[Reply]]
"""Calls a student's function with each of the argument tuples."""

Known = Callable[[str], tuple[Finding, ...] | None]
"""What is wrong with another function of the student: () if it is right, None if it is not written."""
