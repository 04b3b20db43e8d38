"""One submission, one process: cells are run, functions called, and what came of it is written back.

Everything here can be tampered with by the student's code, which runs beside it; nothing here is believed.
"""

from __future__ import annotations
import __future__

import ast
import builtins
import inspect
import os
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np

from . import trouble, wire
from .absent import stand_in_for
from .arguments import Recorder, fresh, same
from .awaiting import run
from .oracles import STUDENTS_OWN, Gate, refuse
from .stand_ins import Printed
from .values import NOT_CALLABLE, Unsendable, plain

CHUNK = 1 << 16
AWAIT = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT  # as notebooks do
FUTURE = __future__.annotations.compiler_flag
_ABSENT = object()


class Line:
    """The two pipes to the grader, as messages."""

    def __init__(self, read_fd: int, write_fd: int) -> None:
        self._read, self._write = read_fd, write_fd
        self._buffer = bytearray()

    def receive(self) -> tuple[wire.Request, wire.Arrays]:
        """The next request; the process ends with the grader's interest in it."""
        while len(self._buffer) < wire.HEADER.size or len(self._buffer) < self._size():
            chunk = os.read(self._read, CHUNK)
            if not chunk:
                os._exit(0)
            self._buffer += chunk
        body = bytes(self._buffer[wire.HEADER.size : self._size()])
        tree = wire.HEADER.unpack_from(self._buffer)[0]
        del self._buffer[: self._size()]
        return wire.decode_request(body[:tree]), wire.Arrays(body[tree:], functions=True)

    def _size(self) -> int:
        tree, raw = wire.HEADER.unpack_from(self._buffer)
        return wire.HEADER.size + int(tree) + int(raw)

    def send(self, data: bytes) -> None:
        """Write all of it."""
        view = memoryview(data)
        while view:
            view = view[os.write(self._write, view) :]


class Worker:
    """The student's namespace and the requests that are served from it."""

    def __init__(self, line: Line, gate: Gate, output: int, reply: int) -> None:
        self._line, self._gate = line, gate
        self._reply = reply
        self._printed = Printed(output)
        sys.stdout = sys.stderr = self._printed
        main = ModuleType("__main__")  # a notebook's __name__; dataclasses look their module up by it
        sys.modules["__main__"] = main
        self._names = main.__dict__
        self._names["__builtins__"] = builtins
        self._difference: Any = _ABSENT
        self._own: dict[str, Any] = {}  # the student's functions behind the proxies
        self._number = 0
        self._future = 0

    def serve(self) -> None:
        """Answer requests until the grader hangs up."""
        while True:
            request, arrays = self._line.receive()
            self._number = request.number
            self._line.send(self._answer(request, arrays))

    def _answer(self, request: wire.Request, arrays: wire.Arrays) -> bytes:
        report = wire.Answer(request.number, None, None, [], [], "")
        out: list[bytes] = []
        try:
            items = [wire.value(item, arrays) for item in request.items]
            getattr(self, "_" + request.act)(request.name, items, report, out)
        except BaseException as error:  # SystemExit and KeyboardInterrupt too: all are the student's
            report.value, report.trouble = None, trouble.of(error)
            out, report.evaluated = [], []
        report.output = self._printed.take()
        data = wire.frame(report, out)
        tree, raw = wire.HEADER.unpack_from(data)
        if tree > wire.TREE or tree + raw > self._reply:
            large = wire.Trouble("unreadable", text="too large a value")
            data = wire.frame(wire.Answer(request.number, None, large, [], [], ""), [])
        return data

    def _cell(self, name: str, items: list[Any], report: wire.Answer, out: list[bytes]) -> None:
        """Run source that begins on that line of the cell; of a fault, tell at which line and column it passed."""
        source, line = items
        padded = "\n" * (line - 1) + source
        code = compile(padded, trouble.FILE.format(name), "exec", self._future | AWAIT, dont_inherit=True)
        self._future |= code.co_flags & FUTURE  # as in a notebook, where it holds for the cells below
        try:
            run(code, self._names)
        except BaseException as error:  # SystemExit and KeyboardInterrupt too: all are the student's
            report.trouble = trouble.of(error)
            report.value = wire.leaf(trouble.position(error, code), out)

    def _absent(self, _name: str, items: list[Any], _report: wire.Answer, _out: list[bytes]) -> None:
        """Import what can be imported of a statement that could not; stand-ins for modules that are not there."""
        (statement,) = ast.parse(items[0]).body
        if isinstance(statement, ast.ImportFrom | ast.Import):
            stand_in_for(statement, self._names)

    def _bind(self, name: str, items: list[Any], _report: wire.Answer, _out: list[bytes]) -> None:
        self._names[name] = fresh(items[0], Recorder())

    def _begin(self, _name: str, items: list[Any], _report: wire.Answer, _out: list[bytes]) -> None:
        self._gate.closed = True
        self._difference = self._names.get(STUDENTS_OWN, _ABSENT)
        self._own = {name: self._names[name] for name in items if name in self._names}
        for name in items:
            self._names[name] = self._proxy(name, self._own.get(name))

    def _value(self, name: str, _items: list[Any], report: wire.Answer, out: list[bytes]) -> None:
        if name not in self._names:
            report.trouble = wire.Trouble("undefined")
        else:
            report.value = wire.leaf(plain(self._names[name]), out)

    def _call(self, name: str, items: list[Any], report: wire.Answer, out: list[bytes]) -> None:
        if self._difference is not _ABSENT:
            self._names[STUDENTS_OWN] = self._difference if name == STUDENTS_OWN else refuse
        function = self._own.get(name, self._names.get(name, _ABSENT))
        if function is _ABSENT:
            report.trouble = wire.Trouble("undefined")
            return
        if not callable(function):
            raise Unsendable(NOT_CALLABLE)
        recorder = Recorder()
        given = [fresh(item, recorder) for item in items]
        value = None
        try:
            value = function(*given)
        finally:
            report.changed = [i for i, (g, item) in enumerate(zip(given, items, strict=True)) if not same(g, item)]
        report.value = wire.leaf(plain(value), out)
        report.evaluated = [wire.leaf(point, out) for point in recorder.points]  # type: ignore[misc]

    def _proxy(self, name: str, own: Any) -> Callable[..., Any]:
        try:
            signature = inspect.signature(own)
        except (TypeError, ValueError):
            signature = None

        def proxy(*args: Any, **kwargs: Any) -> Any:
            if signature is not None:
                bound = signature.bind(*args, **kwargs)
                bound.apply_defaults()
                args, kwargs = bound.args, bound.kwargs
            return self._ask(name, (*args, *kwargs.values()))

        proxy.__name__ = proxy.__qualname__ = name
        return proxy

    def _ask(self, name: str, args: tuple[Any, ...]) -> Any:
        out: list[bytes] = []
        try:
            items = [wire.leaf(plain(arg), out) for arg in args]
        except Unsendable as unsendable:
            raise ValueError(f"{name} cannot be given {unsendable}") from None
        self._line.send(wire.frame(wire.Question(self._number, name, items), out))
        request, arrays = self._line.receive()
        if request.act == "refusal":
            raise ValueError(f"{name} cannot answer to these arguments")
        return fresh(wire.value(request.items[0], arrays), Recorder())


def serve(read_fd: int, write_fd: int, gate: Gate, output: int, reply: int) -> None:
    """Serve one submission over these two pipes; does not return."""
    np.random.seed(int.from_bytes(os.urandom(4), "little"))  # a fork shares the generator's state with its siblings
    Worker(Line(read_fd, write_fd), gate, output, reply).serve()
