"""A composite run again: with its earlier functions answering correctly, or held against links as they are.

Each run loads the student's code afresh, so that nothing learnt from correct answers can be used elsewhere, and no link
is made to fit what the composite was asked.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Any

from autograder.core.lesson import Exercise, earlier_functions, exercise
from autograder.core.sameness import CLOSE, same
from autograder.follow_through.correct_parts import correct_parts
from autograder.follow_through.inherited import Charged
from autograder.follow_through.own_links import COMPOSITES, PLACES, OwnLinks, choices
from autograder.hidden.student import Student, all_cases
from autograder.hidden.suite import Suite, Worth
from autograder.sandbox import Code
from autograder.standing import Load, Standings

MOST = 3
"""At most this many wrong functions that a composite calls are told apart, by answering for some of them only."""
TRIES = 24
"""At most this many sets of own links are tried."""
SECONDS = 4.0
"""When the runs of a submission have taken this long in all, no further one is begun."""
QUESTIONS = 24
"""At most about this many of a composite's questions are put to the student's own functions as well."""


@dataclass(frozen=True)
class Asked:
    """What a composite asked of an earlier function, and the right answer."""

    function: str
    arguments: tuple[Any, ...]
    right: Any


@dataclass
class Retrials:
    """What it takes to run one submission again, how its functions stand, and how many seconds its runs took."""

    suite: Suite
    load: Load
    seed: str
    standings: Standings
    seconds: float = 0.0

    def charged(self, one: Exercise, student: Student, passed: Mapping[Worth, bool], patient: bool) -> Charged:
        """What is left to charge a composite for. Unless `patient`, only one run is waited for."""
        questions: list[Asked] = []

        def answers(name: str, arguments: tuple[Any, ...]) -> Any:
            right = correct_parts(name, arguments)
            questions.append(Asked(name, arguments, right))
            return right

        with self.loaded(answers=answers, asks=earlier_functions(one.name)) as code_with_correct_parts:
            mended = Student(code_with_correct_parts, self.seed)
            gained = self.suite.passed(mended, {one.name})
            observed = mended.observed(one)
        calls = tuple(dict.fromkeys(name for o in observed for name in o.reply.asked))
        called = tuple(name for name in calls if not self.standings[name].is_right)
        if calls and not called and not (_fails_by_form(one, student) and self._are_right(questions)):
            gained = {}  # its own parts are right: it has nothing to be excused for
        found = Charged(_either(passed, gained) if calls else passed, called, (), calls)
        is_stuck = any(o.reply.fault is not None and o.reply.fault.kind == "timeout" for o in observed)
        if found.in_full or is_stuck or not patient:
            return found
        return self._explained(one, mended if calls else student, found) or found

    def _explained(self, one: Exercise, answers: Student, found: Charged) -> Charged | None:
        """Nothing charged, where mistakes written out again, or some only of those called, are all that is wrong."""
        everything = dict.fromkeys(found.marks, True)
        copied = next(self._copied(one, answers, found.calls), ())
        if copied:
            return Charged(everything, found.called, copied, found.calls)
        for names in _some_of(found.called):
            if self.is_there_time() and all(self._answering_for(one, names).values()):
                return Charged(everything, names, (), found.calls)
        return None

    @contextmanager
    def loaded(self, **asks: Any) -> Iterator[Code]:
        """The code, loaded afresh; the time that this takes, and what is done with it, counts."""
        begun = time.monotonic()
        with self.load(**asks) as code:
            yield code
        self.seconds += time.monotonic() - begun

    def is_there_time(self) -> bool:
        """Whether another run may be begun."""
        return self.seconds < SECONDS

    def _are_right(self, questions: Sequence[Asked]) -> bool:
        """Whether the student's own functions answer what was asked with the right numbers, in whatever form.

        A composite among them gets correct parts: it may be right, and fail by the form of one, as this one does.
        """
        some = questions[:: max(1, len(questions) // QUESTIONS)]
        for function in dict.fromkeys(question.function for question in some):
            asked = [question for question in some if question.function == function]
            with self.loaded(answers=correct_parts, asks=earlier_functions(function)) as code:
                replies = code.call_many(function, [question.arguments for question in asked])
            for question, reply in zip(asked, replies, strict=True):
                if reply.fault is not None or not same(reply.value, question.right, CLOSE):
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
        wrong = [name for name in usable if name not in calls and self.standings[name].is_wrong]
        for names in islice(choices(wrong, self.standings), TRIES):
            if not self.is_there_time():
                return
            fits, own = self._fits(one, answers, names, None)
            if fits:
                yield names
            for only in _some_of(own.wrong_activations) if "da_dz" in names else ():
                if self.is_there_time() and self._fits(one, answers, names, only)[0]:
                    yield names

    def _fits(
        self, one: Exercise, answers: Student, names: tuple[str, ...], only: tuple[str, ...] | None
    ) -> tuple[bool, OwnLinks]:
        with self.loaded() as code:
            own = OwnLinks(code, names, self.standings, only)
            passed = self.suite.passed(answers.with_links(own.chain), {one.name})
            for name in names if all(passed.values()) else ():
                for case in all_cases(exercise(name), self.seed) if name in PLACES else ():
                    own.ask(name, case.arguments)
        return all(passed.values()) and not own.are_trivial, own

    def _answering_for(self, one: Exercise, names: tuple[str, ...]) -> Mapping[Worth, bool]:
        """The marks when these functions answer correctly, and the others as they do."""
        with self.loaded(answers=correct_parts, asks=names) as code_with_correct_parts:
            return self.suite.passed(Student(code_with_correct_parts, self.seed), {one.name})


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
