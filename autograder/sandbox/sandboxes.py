"""A sandbox for most submissions, and one with more modules loaded for those that name them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import ExitStack
from types import TracebackType

from .records import Limits
from .sandbox import Sandbox

EXTRAS = {
    "matplotlib": re.compile(r"\b(matplotlib|pylab)\b"),
    "asyncio": re.compile(r"\b(asyncio|await)\b"),
}
"""What takes long to import, and where a source names it."""
EXERCISES = Limits(reply=1 << 16)
"""The answers of an exercise are a few KB: more is a mistake, and would only slow the grader down."""


class Sandboxes:
    """The sandboxes of one run. A context manager; the plain one starts at once, without being waited for."""

    def __init__(self, isolation: str = "required", limits: Limits = EXERCISES) -> None:
        self._isolation = isolation
        self._limits = limits
        self._open = ExitStack()
        self._started: dict[tuple[str, ...], Sandbox] = {}
        self._with(())

    def for_sources(self, sources: Iterable[str]) -> Sandbox:
        """The sandbox that has what these sources import."""
        text = "\n".join(sources)
        return self._with(tuple(module for module, named in EXTRAS.items() if named.search(text)))

    def _with(self, preload: tuple[str, ...]) -> Sandbox:
        if preload not in self._started:
            sandbox = Sandbox(self._isolation, self._limits, preload)
            self._started[preload] = self._open.enter_context(sandbox)
        return self._started[preload]

    def __enter__(self) -> Sandboxes:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()
