"""One submission's code in a worker, and in a fresh one when the last hung, died or broke the protocol."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType

from autograder.reply import Fault, Reply

from . import belief
from .conversation import Answers, Claim, Conversation, Lost
from .inside.oracles import STUDENTS_OWN
from .launch import Process
from .records import Limits

AHEAD = 32  # calls in flight
AHEAD_BYTES = 48 << 10
TIMEOUTS, DEATHS = 2, 3  # of a batch; after so many the rest is not tried
_TOO_LATE = Fault("timeout", text="submission")


class Code:
    """What a student's cells have defined. A context manager; nothing runs before the first question."""

    def __init__(
        self,
        start: Callable[[], Process],
        limits: Limits,
        cells: Sequence[tuple[str, str]],
        answers: Answers,
        asks: Iterable[str],
    ) -> None:
        self._start, self._limits = start, limits
        self._cells = dict(cells)
        if len(self._cells) != len(cells):
            raise ValueError("two cells have the same name")
        self._answers = answers
        self._asks = frozenset(asks) - {STUDENTS_OWN}
        self._faults: dict[str, Fault] = {}
        self._left_out: set[str] = set()
        self._conversation: Conversation | None = None
        self._loaded = False
        self._spent = 0.0

    @property
    def faults(self) -> dict[str, Fault]:
        """Why a cell did not run to its end, by the cell's name."""
        with self._clock():
            self._worker()
        return dict(self._faults)

    def call(self, name: str, *args: object) -> Reply:
        """What the function of that name answers to these arguments.

        Arguments: arrays, numbers, strings, lists and tuples of those, or a FunctionSource; TypeError for any
        other.
        """
        return self.call_many(name, [args])[0]

    def call_many(self, name: str, calls: Sequence[tuple[object, ...]]) -> list[Reply]:
        """What the function answers to each of these argument lists, in order.

        A call that hangs or kills the worker costs only itself; after the second that hangs, or the third
        that dies, the rest of the batch is not tried and has the same fault.
        """
        with self._clock():
            return self._batch("call", name, calls)

    def value(self, name: str) -> Reply:
        """The value of a variable."""
        with self._clock():
            return self._batch("value", name, [()])[0]

    def close(self) -> None:
        """End the worker."""
        if self._conversation is not None:
            self._conversation.end()
            self._conversation = None

    def __enter__(self) -> Code:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _clock(self) -> Iterator[None]:
        # Only the time spent here counts: what the grader thinks in between is not the student's.
        began = time.monotonic()
        self._deadline = began + self._limits.submission - self._spent
        try:
            yield
        finally:
            self._spent += time.monotonic() - began

    def _left(self) -> float:
        return self._deadline - time.monotonic()

    def _batch(self, act: str, name: str, calls: Sequence[tuple[object, ...]]) -> list[Reply]:
        replies: list[Reply] = []
        lost = {"timeout": 0, "died": 0}
        while len(replies) < len(calls):
            worker = self._worker()
            if worker is None:
                return replies + [Reply(fault=_TOO_LATE)] * (len(calls) - len(replies))
            try:
                for claim, call in self._answered(worker, act, name, calls[len(replies) :]):
                    replies.append(belief.reply(claim, self._cells, len(call), self._limits.output))
            except Lost as loss:
                self.close()
                late = self._left() <= 0
                replies.append(Reply(fault=_TOO_LATE if late else Fault(loss.kind)))
                lost[loss.kind] += 1
                if lost["timeout"] == TIMEOUTS or lost["died"] == DEATHS:
                    replies += [replies[-1]] * (len(calls) - len(replies))
            except BaseException:  # an argument that cannot be sent, or an interrupt: answers are still on their way
                self.close()
                raise
        return replies

    def _answered(
        self, worker: Conversation, act: str, name: str, calls: Sequence[tuple[object, ...]]
    ) -> Iterator[tuple[Claim, tuple[object, ...]]]:
        """Each call with its answer. Calls are sent ahead, unless the worker may ask something in between."""
        ahead = 1 if self._asks else AHEAD
        sizes: list[int] = []
        for done, call in enumerate(calls):
            if len(sizes) <= ahead // 2:
                while done + len(sizes) < len(calls) and len(sizes) < ahead and sum(sizes) < AHEAD_BYTES:
                    sizes.append(worker.send(act, name, calls[done + len(sizes)]))
            yield worker.receive(min(self._limits.call, self._left())), call
            del sizes[0]

    def _worker(self) -> Conversation | None:
        """The worker, its cells loaded; None when the time of the submission is over."""
        while self._conversation is None or not self._loaded:
            if self._left() <= 0:
                return None
            self._conversation = Conversation(self._start(), self._limits.reply, self._answers, self._asks)
            self._loaded = self._load(self._conversation)
            if not self._loaded:
                self.close()
        return self._conversation

    def _load(self, worker: Conversation) -> bool:
        """Run the cells one by one; False when one ended the worker, which is then left out for good."""
        for name, source in self._cells.items():
            if name in self._left_out:
                continue
            try:
                worker.send("cell", name, [source])
                trouble = worker.receive(min(self._limits.cell, self._left())).trouble
            except Lost as loss:
                self._faults[name] = Fault(loss.kind) if self._left() > 0 else _TOO_LATE
                self._left_out.add(name)
                return False
            if trouble is not None:
                self._faults[name] = belief.fault(trouble, self._cells)
        worker.send("begin", "", sorted(self._asks))
        try:
            worker.receive(self._limits.call)
        except Lost:
            # Only code that cells left running, or have put into the worker itself, can bring this about.
            self._left_out.update(self._cells)
            return False
        return True
