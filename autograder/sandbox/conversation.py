"""What is said to one worker and what it answers, message by message; everything it says may be forged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from .deadline import Deadline
from .inside import wire
from .inside.arguments import POINTS
from .inside.values import TOO_LARGE
from .launch import Process
from .pipes import TooLateError
from .records import ANYWHERE, SandboxError

ASKS = 2000  # questions that are answered per call
UNREAD = 1 << 20  # bytes of answers that a worker may leave where they are
LEAST = 64 << 10  # a value of so many bytes is never too large
_STARTING = 60.0
Answers = Callable[[str, tuple[object, ...]], object]


class Lost(Exception):
    """There will be no answer; `kind` is "timeout" or "died". A worker that breaks the protocol has died."""

    def __init__(self, kind: Literal["timeout", "died"]) -> None:
        super().__init__(kind)
        self.kind: Literal["timeout", "died"] = kind


class Claim(NamedTuple):
    """What a worker says became of a request: decoded, and not believed yet.

    `asked` names the functions that it asked for on the way.
    """

    value: object
    trouble: wire.Trouble | None
    changed: list[int]
    evaluated: tuple[object, ...]
    output: str
    asked: tuple[str, ...]


class Conversation:
    """Numbered requests to one worker, and its answers in the same order."""

    def __init__(self, process: Process, reply: int, answers: Answers, asks: frozenset[str]) -> None:
        self._process, self._pipe = process, process.pipe
        self._reply, self._answers, self._asks = reply, answers, asks
        self._buffer = bytearray()
        self._sent = self._answered = 0
        self._confined = False
        self.seconds = 0.0
        """What has been waited for it, as deadlines count."""

    def send(self, act: str, name: str, items: Sequence[object]) -> int:
        """Send a request; returns its size in bytes. Raises TypeError for an argument that cannot be sent."""
        size = self._put(self._sent + 1, act, name, items)
        self._sent += 1
        return size

    def _put(self, number: int, act: str, name: str, items: Sequence[object]) -> int:
        arrays: list[bytes] = []
        request = wire.Request(number, act, name, [wire.leaf(item, arrays) for item in items])  # type: ignore[arg-type]
        data = wire.frame(request, arrays)
        self._pipe.put(data)
        return len(data)

    def receive(self, seconds: float) -> Claim:
        """The answer to the oldest request without one, within so many seconds from now; raises Lost."""
        if not self._confined:
            self._hear_confinement()
        deadline = Deadline(seconds, self._process.is_stopped)
        try:
            return self._heard(deadline)
        finally:
            deadline.left()  # what it takes to read the answer is the worker's time as well
            self.seconds += deadline.used

    def _heard(self, deadline: Deadline) -> Claim:
        asked: dict[str, None] = {}
        questions = 0
        self._answered += 1
        while True:
            message, arrays = self._message(deadline)
            try:
                if message.number != self._answered:
                    raise ValueError("out of turn")
                if isinstance(message, wire.Answer):
                    return self._read(message, arrays, tuple(asked))
                items = tuple(wire.value(item, arrays) for item in message.items)
                arrays.finish()
            except (ValueError, TypeError, RecursionError, MemoryError):
                raise Lost("died") from None
            questions += 1
            self._reply_to_question(message.name, items, asked, questions)

    def _read(self, message: wire.Answer, arrays: wire.Arrays, asked: tuple[str, ...]) -> Claim:
        value, trouble = wire.value(message.value, arrays), message.trouble
        evaluated = tuple(wire.value(point, arrays) for point in message.evaluated[:POINTS])
        if len(evaluated) == len(message.evaluated):
            arrays.finish()
        if trouble is None and wire.weight(value) > max(self._reply, LEAST):
            value, trouble = None, wire.Trouble("unreadable", text=TOO_LARGE)
        return Claim(value, trouble, message.changed, evaluated, message.output, asked)

    def _reply_to_question(self, name: str, items: tuple[object, ...], asked: dict[str, None], count: int) -> None:
        if name in self._asks:
            asked[name] = None
        if self._pipe.unread() > UNREAD:
            raise Lost("died")
        try:
            if name not in self._asks or count > ASKS:
                raise ValueError("no such question")
            self._put(self._answered, "answer", name, [self._answers(name, items)])
        except Exception:  # whatever it is, the student's code only hears that there is no answer
            self._put(self._answered, "refusal", "", [])

    def _hear_confinement(self) -> None:
        # Before that byte no line of the student's has run, so what comes instead of it is our own failure.
        try:
            self._fill(Deadline(_STARTING))
            if self._buffer[:1] != b"R":
                while True:
                    self._fill(Deadline(1.0))
        except Lost:
            said = self._buffer.decode("utf-8", "replace").strip() or "it ended without a word"
            said = said.splitlines()[-1].strip()  # of a traceback of ours only what was raised
            raise SandboxError(f"a worker could not lock itself in: {said}. {ANYWHERE}") from None
        del self._buffer[:1]
        self._confined = True

    def _fill(self, deadline: Deadline) -> None:
        try:
            chunk = self._pipe.get(deadline)
        except TooLateError:
            raise Lost("timeout") from None
        if not chunk:
            raise Lost("died")
        self._buffer += chunk

    def _message(self, deadline: Deadline) -> tuple[wire.Answer | wire.Question, wire.Arrays]:
        while len(self._buffer) < wire.HEADER.size:
            self._fill(deadline)
        tree, raw = wire.HEADER.unpack_from(self._buffer)
        if tree > wire.TREE or tree + raw > self._reply:
            raise Lost("died")
        size = wire.HEADER.size + tree + raw
        while len(self._buffer) < size:
            self._fill(deadline)
        with memoryview(self._buffer) as view:
            body = bytes(view[wire.HEADER.size : size - raw]), bytes(view[size - raw : size])
        del self._buffer[:size]
        try:
            return wire.decode_reply(body[0]), wire.Arrays(body[1])
        except (ValueError, TypeError, RecursionError, MemoryError):
            raise Lost("died") from None

    def end(self) -> None:
        """Kill the worker."""
        self._process.end()
