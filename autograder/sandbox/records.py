"""What a sandbox is given, and what it raises where it cannot work."""

from __future__ import annotations

from dataclasses import dataclass

# The remedy, wherever students' code cannot be isolated.
ANYWHERE = (
    "Grade on Linux, x86_64 or aarch64: as an ordinary user, in WSL2, in CI, or in a container with its default "
    "profile (no --security-opt seccomp=...). Or accept it with --isolation none, and then only for code you trust."
)


class SandboxError(Exception):
    """The sandbox itself cannot work here: nobody's submission is to blame. The message holds the remedy."""


# Where the machine has no room for students' code.
ROOM = "Raise the limits that hold here (`ulimit -a`, or the memory of the container), or grade on another machine."


@dataclass(frozen=True)
class Limits:
    """What one submission may use: seconds per call, per cell, per function, in all; bytes of memory, reply, output.

    Those of a function and in all are for all workers of a submission together, so that it is through in 20 s.
    """

    call: float = 2.0
    cell: float = 5.0
    function: float = 5.0
    submission: float = 16.0
    memory: int = 512 << 20
    reply: int = 8 << 20
    output: int = 8192
