"""One submission's code in a worker, and in a fresh one when the last hung, died or broke the protocol."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from types import TracebackType

from autograder.reply import Fault, Reply

from . import belief
from .conversation import Answers, Claim, Conversation, Lost
from .inside.oracles import STUDENTS_OWN
from .inside.wire import weight
from .launch import Process
from .loading import load
from .program import Program
from .records import Limits

AHEAD = 32  # calls in flight
AHEAD_BYTES = 48 << 10
ASKED = 48 << 20  # bytes of questions and answers: whoever answers may keep them
TIMEOUTS, DEATHS = 2, 3  # of a batch; after so many the rest is not tried
_TOO_LATE = Fault("timeout", text="submission")
_ABSENT = re.compile(r"name '(\w+)' is not defined")


class Code:
    """What a student's cells have defined. A context manager; nothing runs before the first question."""

    def __init__(
        self,
        start: Callable[[], Process],
        limits: Limits,
        program: Program,
        answers: Answers,
        asks: Iterable[str],
    ) -> None:
        self._start, self._limits = start, limits
        self._program = program
        self._answers = answers
        self._answered_for = 0
        self._asks = frozenset(asks) - {STUDENTS_OWN}
        self._conversation: Conversation | None = None
        self._loaded = False

    @property
    def faults(self) -> dict[str, Fault]:
        """Why a cell did not run to its end, by the cell's name: the first fault of its statements."""
        self._worker()
        return dict(self._program.faults)

    @property
    def missed(self) -> dict[str, Fault]:
        """Why a name may be missing: the fault of the statement that would have given it its value."""
        self._worker()
        return dict(self._program.missed)

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
        return self._batch("call", name, calls)

    def value(self, name: str) -> Reply:
        """The value of a variable."""
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

    def _left(self) -> float:
        """The seconds that are left to the submission: only waiting counts, not what the grader thinks in between."""
        return self._limits.submission - self._program.spent

    def _left_to(self, name: str) -> float:
        """The seconds that are left to a function."""
        return min(self._left(), self._limits.function - self._program.called[name])

    def _batch(self, act: str, name: str, calls: Sequence[tuple[object, ...]]) -> list[Reply]:
        replies: list[Reply] = []
        lost = {"timeout": 0, "died": 0}
        while len(replies) < len(calls):
            worker = self._worker() if self._left_to(name) > 0 else None
            if worker is None:
                return replies + [Reply(fault=_TOO_LATE)] * (len(calls) - len(replies))
            try:
                for claim, call in self._answered(worker, act, name, calls[len(replies) :]):
                    reply = belief.reply(claim, self._program.cells, len(call), self._limits.output)
                    replies.append(self._traced(reply))
            except Lost as loss:
                self.close()
                late = self._left_to(name) <= 0
                replies.append(Reply(fault=_TOO_LATE if late else Fault(loss.kind)))
                lost[loss.kind] += 1
                if lost["timeout"] == TIMEOUTS or lost["died"] == DEATHS:
                    replies += [replies[-1]] * (len(calls) - len(replies))
            except BaseException:  # an argument that cannot be sent, or an interrupt: answers are still on their way
                self.close()
                raise
        return replies

    def _answer(self, name: str, arguments: tuple[object, ...]) -> object:
        """The answer to a question; ValueError where so much has been asked that it could not be kept."""
        self._answered_for += weight(arguments)
        if self._answered_for > ASKED:
            raise ValueError("too much was asked")
        value = self._answers(name, arguments)
        self._answered_for += weight(value)
        return value

    def _traced(self, reply: Reply) -> Reply:
        """A name that is missing because the statement that binds it failed has that statement's fault."""
        fault = reply.fault
        if fault is None or fault.exception != "NameError" or not (absent := _ABSENT.match(fault.text)):
            return reply
        name = absent[1]
        if name in self._program.wanted or name not in self._program.missed:
            return reply
        return replace(reply, fault=self._program.missed[name])

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
            begun = worker.seconds
            try:
                claim = worker.receive(min(self._limits.call, self._left_to(name)))
            finally:
                self._program.called[name] += worker.seconds - begun
            yield claim, call
            del sizes[0]

    def _worker(self) -> Conversation | None:
        """The worker, its cells loaded; None when the time of the submission is over."""
        while self._conversation is None or not self._loaded:
            if self._left() <= 0:
                return None
            self._conversation = Conversation(self._start(), self._limits.reply, self._answer, self._asks)
            self._loaded = self._load(self._conversation)
            if not self._loaded:
                self.close()
        return self._conversation

    def _load(self, worker: Conversation) -> bool:
        """Run the cells; False when one ended the worker, which is then known to the program."""
        if not load(worker, self._program, lambda: min(self._limits.cell, self._left())):
            return False
        worker.send("begin", "", sorted(self._asks))
        try:
            worker.receive(self._limits.call)
        except Lost:
            # Only code that cells left running, or have put into the worker itself, can bring this about.
            self._program.give_up()
            return False
        return True
