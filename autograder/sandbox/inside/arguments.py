"""The arguments of a call: writable copies, functions made from source, and whether the call changed them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from . import wire

POINTS = 1_000
BYTES = 1 << 16


class Recorder:
    """Where the functions that were passed by source have been evaluated."""

    def __init__(self) -> None:
        self.points: list[np.ndarray] = []
        self._bytes = 0

    def watch(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, which from now on leaves a copy of its first argument here."""

        def f(x: Any, *more: Any) -> Any:
            self._record(np.array(x))
            return function(x, *more)

        return f

    def _record(self, point: np.ndarray) -> None:
        if point.dtype.kind not in "biufc" or point.ndim > wire.DIMENSIONS:
            return
        point = point.astype(np.complex128 if point.dtype.kind == "c" else np.float64, copy=False)
        self._bytes += point.nbytes
        if len(self.points) < POINTS and self._bytes <= BYTES:
            self.points.append(point)


def fresh(item: Any, recorder: Recorder) -> Any:
    """A writable copy of an argument as it came off the wire."""
    if isinstance(item, np.ndarray):
        return item.copy()
    if isinstance(item, (list, tuple)):
        return type(item)(fresh(part, recorder) for part in item)
    if isinstance(item, wire.FunctionSource):
        return recorder.watch(_made(item.source))
    return item


def _made(source: str) -> Callable[..., Any]:
    names: dict[str, Any] = {"np": np}
    try:
        code = compile(source, "<f>", "eval")
    except SyntaxError:
        exec(compile(source, "<f>", "exec"), names)
        return names["f"]  # type: ignore[no-any-return]
    return eval(code, names)  # type: ignore[no-any-return]


def same(given: Any, item: Any) -> bool:
    """Whether the copy still is, bit for bit, what came off the wire."""
    if isinstance(item, wire.FunctionSource):
        return True
    if isinstance(item, np.ndarray):
        return (
            type(given) is np.ndarray
            and given.dtype == item.dtype
            and given.shape == item.shape
            and given.tobytes() == item.tobytes()
        )
    if isinstance(item, (list, tuple)):
        return len(given) == len(item) and all(map(same, given, item))
    return True
