"""A composite run again: with its earlier functions answering correctly, or held against links as they are.

Each run has a worker of its own, so that nothing learnt from correct answers can be used elsewhere, and no link is made
to fit what the composite was asked.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import combinations, islice
from typing import Any

from autograder.core.finding import Known
from autograder.core.lesson import Exercise, earlier_functions, exercise
from autograder.core.sameness import CLOSE, same
from autograder.follow_through import COMPOSITES, PLACES, OwnLinks, choices, correct_parts
from autograder.hidden.student import Student, all_cases
from autograder.hidden.suite import Suite, Worth
from autograder.sandbox import Code as Worker
from autograder.sandbox import Sandbox

MOST = 3
"""So many wrong functions that a composite calls are told apart by answering for some of them only."""
TRIES = 24
"""So many sets of own links are tried."""
SECONDS = 4.0
"""After so long in all, no further run of a submission is begun."""
QUESTIONS = 24
"""So many of the questions of a composite are put to the student's own functions as well."""


@dataclass(frozen=True)
class Charged:
    """The marks of a composite, and the wrong functions that they are not charged for: called, or written out again.

    `calls` are all the earlier functions that it calls.
    """

    marks: Mapping[Worth, bool]
    called: tuple[str, ...] = ()
    copied: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()

    @property
    def in_full(self) -> bool:
        """Whether nothing is charged here."""
        return all(self.marks.values())


@dataclass(frozen=True)
class Retrials:
    """What it takes to run one submission again, what is wrong with its functions, and how long its runs took."""

    suite: Suite
    sandbox: Sandbox
    cells: Sequence[tuple[str, str]]
    seed: str
    findings_of: Known
    seconds: list[float] = field(default_factory=list)

    def charged(self, one: Exercise, student: Student, passed: Mapping[Worth, bool], patient: bool) -> Charged:
        """What is left to charge a composite for. Unless `patient`, only one run is waited for."""
        earlier = earlier_functions(one.name)
        questions: list[tuple[str, tuple[Any, ...], Any]] = []

        def answers(name: str, arguments: tuple[Any, ...]) -> Any:
            right = correct_parts(name, arguments)
            questions.append((name, arguments, right))
            return right

        with self._worker(answers=answers, asks=earlier) as helped:
            examined = Student(helped, self.seed)
            gained = self.suite.passed(examined, {one.name})
            observed = examined.observed(one)
        calls = tuple(dict.fromkeys(name for o in observed for name in o.reply.asked))
        called = tuple(name for name in calls if self.findings_of(name) != ())
        if calls and not called and not (_fails_by_form(one, student) and self._are_right(questions)):
            gained = {}  # its own parts are right: it has nothing to be excused for
        found = Charged(_either(passed, gained) if calls else passed, called, (), calls)
        is_stuck = any(o.reply.fault is not None and o.reply.fault.kind == "timeout" for o in observed)
        if found.in_full or is_stuck or not patient:
            return found
        everything = dict.fromkeys(passed, True)
        copied = next(self._copied(one, examined if calls else student, calls), ())
        if copied:
            return Charged(everything, called, copied, calls)
        for names in _some_of(called):
            if self._is_there_time() and all(self._answering_for(one, names).values()):
                return Charged(everything, names, (), calls)
        return found

    @contextmanager
    def _worker(self, **asks: Any) -> Iterator[Worker]:
        begun = time.monotonic()
        with self.sandbox.load(self.cells, **asks) as worker:
            yield worker
        self.seconds.append(time.monotonic() - begun)

    def _is_there_time(self) -> bool:
        return sum(self.seconds) < SECONDS

    def _are_right(self, questions: Sequence[tuple[str, tuple[Any, ...], Any]]) -> bool:
        """Whether the student's own functions answer what was asked with the right numbers, in whatever form.

        A composite among them gets correct parts: it may be right, and fail by the form of one, as this one does.
        """
        some = questions[:: max(1, len(questions) // QUESTIONS)]
        for function in dict.fromkeys(name for name, _, _ in some):
            asked = [(arguments, right) for name, arguments, right in some if name == function]
            with self._worker(answers=correct_parts, asks=earlier_functions(function)) as apart:
                replies = apart.call_many(function, [arguments for arguments, _ in asked])
            for (_, right), reply in zip(asked, replies, strict=True):
                if reply.fault is not None or not same(reply.value, right, CLOSE):
                    return False
        return True

    def _copied(self, one: Exercise, answers: Student, calls: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """The wrong functions with whose links the answers are the gradient; of da_dz perhaps some activations only."""
        # A composite of an earlier assignment costs nothing here, and would excuse whatever it has in it.
        usable = (
            name
            for name in earlier_functions(one.name)
            if name not in COMPOSITES or exercise(name).assignment == one.assignment
        )
        wrong = [name for name in usable if name not in calls and self.findings_of(name)]
        for names in islice(choices(wrong, self.findings_of), TRIES):
            if not self._is_there_time():
                return
            fits, own = self._fits(one, answers, names, None)
            if fits:
                yield names
            for only in _some_of(own.wrong_activations) if "da_dz" in names else ():
                if self._is_there_time() and self._fits(one, answers, names, only)[0]:
                    yield names

    def _fits(
        self, one: Exercise, answers: Student, names: tuple[str, ...], only: tuple[str, ...] | None
    ) -> tuple[bool, OwnLinks]:
        with self._worker() as apart:
            own = OwnLinks(_caller(apart), names, self.findings_of, only)
            passed = self.suite.passed(answers.with_links(own.chain), {one.name})
            for name in names if all(passed.values()) else ():
                for case in all_cases(exercise(name), self.seed) if name in PLACES else ():
                    own.ask(name, case.arguments)
        return all(passed.values()) and not own.are_trivial, own

    def _answering_for(self, one: Exercise, names: tuple[str, ...]) -> Mapping[Worth, bool]:
        """The marks when these functions answer correctly, and the others as they do."""
        with self._worker(answers=correct_parts, asks=names) as helped:
            return self.suite.passed(Student(helped, self.seed), {one.name})


def _fails_by_form(one: Exercise, student: Student) -> bool:
    """Whether it raises, or is as close as float32, wherever it is not right: wrong numbers are its own."""
    wrong = [o for o in student.observed(one) if not o.judgement.right]
    return all(o.judgement.kind in ("close", "shape", "type", "fault") for o in wrong)


def _either(one: Mapping[Worth, bool], other: Mapping[Worth, bool]) -> dict[Worth, bool]:
    return {worth: good or other.get(worth, False) for worth, good in one.items()}


def _some_of(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Some of them but not all, most of them first; none of them if there are too many."""
    for size in range(len(names) - 1 if len(names) <= MOST else 0, 0, -1):
        yield from combinations(names, size)


def _caller(worker: Worker) -> Callable[[str, tuple[Any, ...]], Any]:
    def call(function: str, arguments: tuple[Any, ...]) -> Any:
        reply = worker.call(function, *arguments)
        if reply.fault is not None:
            raise ValueError(f"{function} gives no value")
        return reply.value

    return call
