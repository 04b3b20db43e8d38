"""What one call of a student's code came back with. The sandbox writes it, the core reads it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

FaultKind = Literal["raised", "timeout", "died", "unavailable", "unreadable", "oracle", "undefined"]


@dataclass(frozen=True)
class Fault:
    """Why there is no value.

    `exception` is the name of a built-in exception (or LinAlgError, AxisError), else "Exception". `cell` is the name
    of the cell that holds the innermost line of the student's own code, `line` its number there from 1, 0 if unknown.
    `text` is the message, cleaned; it is the student's, and may carry what the student's code has seen. `module` could
    not be imported.
    """

    kind: FaultKind
    exception: str = ""
    cell: str = ""
    line: int = 0
    text: str = ""
    module: str = ""


@dataclass(frozen=True)
class Reply:
    """What came of one call: a value, or the fault that it has none.

    `value` is None, a bool, int, float, complex, str, a read-only array, or lists, tuples and string-keyed dicts of
    those. `changed` are the positions of the arguments that the call changed, `evaluated` the points (arrays) at which
    it evaluated a function that it was given, `asked` the earlier functions it asked for, in order of first use,
    `output` what it printed.
    """

    value: Any = None
    fault: Fault | None = None
    changed: tuple[int, ...] = ()
    evaluated: tuple[Any, ...] = ()
    asked: tuple[str, ...] = ()
    output: str = ""


Ask = Callable[[str, Sequence[tuple[Any, ...]]], Sequence[Reply]]
"""Calls a function of the student's with each of these argument tuples."""
