"""The sandbox: one zygote, the submissions that run in its workers, and what the probe saw of their walls."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Sequence
from types import TracebackType

from autograder.isolation import Isolation

from .code import Code
from .conversation import Answers
from .forked import Zygote
from .inside.confine import LAYERS
from .inside.syscalls import MACHINES
from .launch import Launcher, Process, settings
from .probe import open_doors, remedy
from .program import Program
from .records import ANYWHERE, Limits, SandboxError
from .spawned import Spawn

Launch = Callable[[Limits, Sequence[str]], Launcher]


def confined(limits: Limits, preload: Sequence[str], layers: Sequence[str] = LAYERS) -> Launcher:
    """A zygote whose workers put up these walls before any line of a student's runs."""
    return Zygote(settings(limits, preload, layers))


def forked(limits: Limits, preload: Sequence[str]) -> Launcher:
    """A zygote whose workers have resource limits and no walls."""
    return Zygote(settings(limits, preload, ("session", "limits")))


def spawned(limits: Limits, preload: Sequence[str]) -> Launcher:
    """A fresh Python per worker, without walls: for systems that cannot fork, and to measure against."""
    return Spawn(settings(limits, preload, ()))


class Sandbox:
    """Runs students' code in processes of its own. A context manager.

    `isolation` "required" refuses to run anything (SandboxError, with the remedy) unless the probe finds
    every door shut; "none" runs anywhere, behind deadlines and, on POSIX, resource limits. `preload` names
    modules that students may import beside numpy and much of the standard library. `launch` is how workers
    are started, by default the best for this system. Nothing is waited for before the first use.
    """

    def __init__(
        self,
        isolation: str = "required",
        limits: Limits | None = None,
        preload: Sequence[str] = (),
        *,
        launch: Launch | None = None,
    ) -> None:
        if isolation not in ("required", "none"):
            raise ValueError(f"isolation is 'required' or 'none', not {isolation!r}")
        self.limits = limits or Limits()
        self._required = isolation == "required"
        self._launcher = (launch or _best(self._required))(self.limits, preload)
        self._isolation: Isolation | None = None

    @property
    def isolation(self) -> Isolation:
        """What the probe saw, sent out at first use. SandboxError where a door is open and none may be."""
        if self._isolation is None:
            doors = open_doors(self._unprobed, self.limits.memory)
            if doors and self._required:
                raise SandboxError(remedy(doors))
            self._isolation = Isolation("kernel" if self._required else "none", doors)
        return self._isolation

    def load(
        self, cells: Sequence[tuple[str, str]] | Program, *, answers: Answers | None = None, asks: Sequence[str] = ()
    ) -> Code:
        """A submission's code. `cells` are (name, source); names are different, and distinct from any path.

        Whoever loads a submission several times makes one Program of its cells, which remembers what failed.

        Calls of the functions named in `asks` are answered by `answers(name, arguments)`, here, instead of by
        the student's own; where it raises, the student's code sees a ValueError.
        """
        program = cells if isinstance(cells, Program) else Program(cells)
        return Code(self._worker, self.limits, program, answers or _no_answer, asks)

    def _worker(self) -> Process:
        if self._required and self._isolation is None:
            _ = self.isolation  # raises where a door is open, before a line of a student's has run
        return self._launcher.worker()

    def _unprobed(self, cells: Sequence[tuple[str, str]]) -> Code:
        return Code(self._launcher.worker, Limits(call=20.0, memory=self.limits.memory), Program(cells), _no_answer, ())

    def close(self) -> None:
        """End every worker and what starts them."""
        self._launcher.close()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _best(required: bool) -> Launch:
    if not required:
        return forked if hasattr(os, "fork") else spawned
    if sys.platform != "linux" or platform.machine() not in MACHINES:
        raise SandboxError(f"students' code cannot be isolated on {platform.system()} {platform.machine()}: {ANYWHERE}")
    return confined


def _no_answer(name: str, _arguments: tuple[object, ...]) -> object:
    raise SandboxError(f"nobody answers for {name}")
