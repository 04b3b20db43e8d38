"""What the sandbox takes and gives back: limits, what the probe saw, replies, and why there is no value."""

from __future__ import annotations

from dataclasses import dataclass

# The remedy, wherever students' code cannot be isolated.
ANYWHERE = (
    "Grade on Linux, x86_64 or aarch64 (a container with its default profile, WSL2 and CI will do), "
    "or accept it with --isolation none, and then only for code that you trust."
)


class SandboxError(Exception):
    """The sandbox itself cannot work here: nobody's submission is to blame. The message holds the remedy."""


@dataclass(frozen=True)
class Limits:
    """What one submission may use: seconds per call, per cell, in all; bytes of memory, reply and output."""

    call: float = 2.0
    cell: float = 5.0
    submission: float = 60.0
    memory: int = 512 << 20
    reply: int = 8 << 20
    output: int = 8192


@dataclass(frozen=True)
class Isolation:
    """What the probe saw: the tier, "kernel" or "none", and the names of the doors that a worker can open."""

    tier: str
    open: tuple[str, ...]


@dataclass(frozen=True)
class Fault:
    """Why there is no value.

    `kind` is one of raised, timeout, died, unavailable, unreadable, oracle, undefined. `exception` is the
    name of a built-in exception (or LinAlgError, AxisError), else "Exception". `cell` is the name of the cell
    that holds the innermost line of the student's own code, `line` its number there from 1, 0 if unknown.
    `text` is the message, cleaned; it is the student's, and may carry what the student's code has seen.
    `module` could not be imported.
    """

    kind: str
    exception: str = ""
    cell: str = ""
    line: int = 0
    text: str = ""
    module: str = ""


@dataclass(frozen=True)
class Reply:
    """What came of one call: a value, or the fault that it has none.

    `value` is None, a bool, int, float, complex, str, a read-only array, or lists, tuples and string-keyed
    dicts of those. `changed` are the positions of the arguments that the call changed, `evaluated` the points
    (arrays) at which it evaluated a Function argument, `asked` the earlier functions it asked for, in order
    of first use, `output` what it printed.
    """

    value: object = None
    fault: Fault | None = None
    changed: tuple[int, ...] = ()
    evaluated: tuple[object, ...] = ()
    asked: tuple[str, ...] = ()
    output: str = ""
