"""A submission to its result, in the order of the lesson.

Hidden cases decide the marks; what is said of a wrong function is found on public ones. Each function is judged knowing
how the earlier ones stand, so that a mistake is charged once.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal

from autograder.core.diagnosis.examination import InPlace
from autograder.core.diagnosis.explanation import Cause
from autograder.core.diagnosis.known.book import Book
from autograder.core.diagnosis.recorded import diagnose_recorded
from autograder.core.diagnosis.words.findings import finding
from autograder.core.diagnosis.words.sentences import right_with_parts
from autograder.core.finding import Finding
from autograder.core.lesson import EXERCISES, RECORDED, Exercise, earlier_functions, exercise, exercises_of
from autograder.core.observed import Observed
from autograder.follow_through.correct_parts import CorrectParts, correct_parts, silent
from autograder.follow_through.inherited import Charged, each_once, inherited, told_apart
from autograder.follow_through.retrials import Retrials
from autograder.hidden.secret import hidden_seed
from autograder.hidden.student import Student
from autograder.hidden.suite import CasesError, SetUpError, Suite, Worth
from autograder.reply import Fault, FaultKind, Reply
from autograder.results import Mark, Result, Status, Verdict
from autograder.sandbox import Program, Sandbox, SandboxError, Sandboxes
from autograder.standing import OURS, RIGHT, UNWRITTEN, Diagnose, Standing, Standings, diagnosed
from autograder.submission import WHOLE, Submission
from autograder.submission.choice import undefined

NOT_WRITTEN = Cause(None, shown="missing")


@dataclass(frozen=True)
class Grader:
    """What the submissions of one run share.

    `seed` says whether the cases come from a secret or are public; `book` holds the mistakes that are known.
    """

    suite: Suite
    sandboxes: Sandboxes
    secret: str
    seed: Literal["secret", "public"] = "secret"
    diagnose: Diagnose = diagnosed
    book: Book = OURS

    def result(self, submission: Submission) -> Result:
        """Grade one submission; its own faults never raise, and ours cost no other submission."""
        about = submission.path, submission.student, submission.assignment or None, self.seed
        sandbox = self.sandboxes.for_sources(cell.source for cell in submission.cells)
        if submission.problem is not None:
            return Result(*about, sandbox.isolation, problem=submission.problem)
        try:
            verdicts = tuple(_Grading(self, sandbox, submission).verdicts())
        except (SandboxError, CasesError):
            raise
        except SetUpError as error:
            return Result(*about, sandbox.isolation, problem=f"{submission.path}: {error}")
        except Exception as error:
            problem = f"{submission.path}: the grader itself failed ({type(error).__name__}): please report this file"
            return Result(*about, sandbox.isolation, problem=problem)
        notes = tuple(submission.notes.get(WHOLE, ()))
        return Result(*about, sandbox.isolation, verdicts, notes=notes)


class _Grading:
    """One submission on its way through the lesson."""

    def __init__(self, grader: Grader, sandbox: Sandbox, submission: Submission) -> None:
        self.submission = submission
        self.suite, self.diagnose = grader.suite, grader.diagnose
        cells = [(cell.name, cell.source) for cell in submission.cells]
        self.program = Program(cells, [one.name for one in EXERCISES])
        self.load = partial(sandbox.load, self.program)
        self.seed = hidden_seed(grader.secret, submission.assignment, [cell.source for cell in submission.cells])
        self.standings = Standings(self.load, grader.diagnose, grader.book)
        self.retrials = Retrials(self.suite, self.load, self.seed, self.standings)

    def verdicts(self) -> list[Verdict]:
        """A verdict for each exercise of the assignment, in the order of the lesson."""
        with self.load() as code:
            student = Student(code, self.seed)
            return [self._verdict(one, student) for one in exercises_of(self.submission.assignment)]

    def _verdict(self, one: Exercise, student: Student) -> Verdict:
        begun = time.perf_counter()
        passed = self.suite.passed(student, {one.name})
        if all(passed.values()):
            verdict = Verdict(one.name, "right", False, _marks(passed), notes=_notes(student, one))
            self.standings[one.name] = Standing(has_note=bool(verdict.notes))
        elif one.is_value:
            verdict = self._value(one, student, passed)
        else:
            verdict = self._function(one, student, passed)
        # Tenths of a second: finer ones would be a clock for what hidden inputs make a function do.
        notes = (*self._notes_on(one, verdict), *self._left_over(one, student, verdict), *verdict.notes)
        return replace(verdict, notes=notes, seconds=round(time.perf_counter() - begun, 1))

    def _notes_on(self, one: Exercise, verdict: Verdict) -> Iterator[str]:
        """What was noted when the submission was read, but what grading has refuted."""
        for note in self.submission.notes.get(one.name, ()):
            if note != undefined(one.name) or verdict.status == "missing":
                yield note

    def _left_over(self, one: Exercise, student: Student, verdict: Verdict) -> Iterator[str]:
        """What of it did not run, where another part or copy did, and was graded."""
        fault = self._loading_fault(one, student)
        if fault is not None:
            said = finding(Cause.of_fault(fault))
            if said not in verdict.findings:
                yield f"not all of it ran, the rest was graded: {said.message}"

    def _value(self, one: Exercise, student: Student, passed: Mapping[Worth, bool]) -> Verdict:
        """Answers worked by hand, some of them wrong."""
        reply = student.value(one)
        answers = {} if reply.value is None else reply.value
        keys = [key for facet in RECORDED[one.name].values() for key in facet]
        if isinstance(answers, dict) and all(answers.get(key) is None for key in keys):
            return self._unanswered(one, student, passed)
        return Verdict(one.name, "wrong", False, _marks(passed), (finding(diagnose_recorded(one, reply.value)),))

    def _function(self, one: Exercise, student: Student, passed: Mapping[Worth, bool]) -> Verdict:
        """A function that is not right: perhaps it is not written."""
        observed = student.observed(one)
        if all(_is_blank(o, one.name) for o in observed):
            returns_none = all(o.reply.fault is None for o in observed)
            returned = Cause(one.function.own_link, shown="none")
            return self._unanswered(one, student, passed, returned if returns_none else NOT_WRITTEN)
        if one.is_derivative:
            return self._derivative(one, student, passed)
        return Verdict(one.name, _status(observed), False, _marks(passed), self._own_findings(one))

    def _derivative(self, one: Exercise, student: Student, passed: Mapping[Worth, bool]) -> Verdict:
        """Charged for what is wrong with it itself; what it has from earlier functions is said, and costs nothing."""
        observed = student.observed(one)
        stuck = next((o.reply.fault for o in observed if o.reply.fault and o.reply.fault.kind == "timeout"), None)
        charged = Charged(passed, calls=earlier_functions(one.name))
        if any(map(self._may_spoil, charged.calls)):
            charged = self.retrials.charged(one, student, passed, patient=stuck is None)
        elsewhere, marks = inherited(one, charged, self.standings), _marks(charged.marks)
        if charged.in_full:
            self.standings[one.name] = Standing(elsewhere)
            if elsewhere:
                return Verdict(one.name, "wrong", True, marks, elsewhere)
            # Its parts are right: in float32, or with an axis that does not fit here.
            names = [name for name in charged.calls if self.standings[name].has_note] or charged.calls
            return Verdict(one.name, "right", False, marks, notes=(right_with_parts(names),))
        # To ask again what does not come back would only wait again.
        own = (finding(Cause.of_fault(stuck)),) if stuck else self._own_findings(one, charged.calls)
        findings = each_once((*told_apart(own, self.standings), *elsewhere))
        status = _status(observed)
        # Without its module it does not answer: what calls it is not told that it is wrong.
        self.standings[one.name] = UNWRITTEN if status == "unavailable" and not elsewhere else Standing(findings)
        return Verdict(one.name, status, False, marks, findings)

    def _unanswered(
        self, one: Exercise, student: Student, passed: Mapping[Worth, bool], cause: Cause = NOT_WRITTEN
    ) -> Verdict:
        """Nothing was written, or what was written does not even load."""
        self.standings[one.name] = UNWRITTEN
        nothing = _marks(dict.fromkeys(passed, False))
        if one.name in self.submission.damaged:
            where = self.submission.damaged[one.name]
            return Verdict(
                one.name, "unavailable", False, nothing, (finding(Cause(None, shown="damaged", about=(where,))),)
            )
        fault = self._loading_fault(one, student)
        if fault is not None:
            return Verdict(one.name, _without_value([fault.kind]), False, nothing, (finding(Cause.of_fault(fault)),))
        return Verdict(one.name, "missing", False, nothing, (finding(cause),))

    def _loading_fault(self, one: Exercise, student: Student) -> Fault | None:
        """Why the statement that binds an exercise did not run to its end; a blank that says so itself is no fault."""
        fault = student.code.missed.get(one.name)
        return None if fault is None or fault.exception == "NotImplementedError" else fault

    def _may_spoil(self, function: str) -> bool:
        """Whether an earlier function is wrong, or right with a note, so that what is built on it may fail.

        Of one that was carried over the notes are not known.
        """
        is_carried_over = exercise(function).assignment != self.submission.assignment
        return is_carried_over or self.standings[function] != RIGHT

    def _own_findings(self, one: Exercise, calls: Sequence[str] = ()) -> tuple[Finding, ...]:
        """What public cases show of a function, while the earlier ones that it calls answer correctly."""
        # Not the code that met the hidden cases: it could tell what it saw.
        if self.program.is_worn_out:  # what cannot be loaded as it was would be blamed for that
            return (finding(Cause(None)),)
        about = self.standings.findings_of, self.standings.book
        if not calls:
            with self.load() as code:
                findings = self.diagnose(one, code.call_many, *about)
        else:
            parts = CorrectParts()
            with self.load(answers=parts, asks=earlier_functions(one.name)) as code, self.load() as own:
                afresh = (
                    partial(self._call_afresh, earlier_functions(one.name)) if self.retrials.is_there_time() else None
                )
                in_place = InPlace(own.call_many, parts.refused, parts.asked, afresh)
                findings = self.diagnose(one, silent(code.call_many), *about, in_place)
        if findings is None:
            return (finding(Cause(None, shown="missing")),)
        return findings or (finding(Cause(None, shown="particular")),)

    def _call_afresh(self, asks: Sequence[str], function: str, calls: Sequence[tuple[Any, ...]]) -> Sequence[Reply]:
        """Calls in code that is loaded for them, its earlier functions answering correctly."""
        with self.retrials.loaded(answers=correct_parts, asks=asks) as code:
            return code.call_many(function, calls)


def _marks(passed: Mapping[Worth, bool]) -> tuple[Mark, ...]:
    return tuple(Mark(worth.facet, worth.points if good else 0.0, worth.points) for worth, good in passed.items())


def _notes(student: Student, one: Exercise) -> tuple[str, ...]:
    if one.is_value:
        return ()
    return tuple(dict.fromkeys(o.judgement.note for o in student.observed(one) if o.judgement.note))


def _is_blank(observed: Observed, name: str) -> bool:
    """Whether the function is not written: an earlier one that it calls may be missing, which is another matter."""
    fault = observed.reply.fault
    if fault is None:
        return observed.reply.value is None
    return fault.kind == "undefined" or (fault.exception == "NotImplementedError" and fault.cell in (name, ""))


def _status(observed: Sequence[Observed]) -> Status:
    """What is wrong with a function that is not right: wrong if any answer is, else why there is none."""
    kinds = [o.reply.fault.kind if o.reply.fault else None for o in observed if not o.judgement.right]
    faults = [kind for kind in kinds if kind in ("timeout", "unavailable", "raised", "died", "undefined")]
    return _without_value(faults) if faults and len(faults) == len(kinds) else "wrong"


def _without_value(faults: Sequence[FaultKind]) -> Status:
    """Why no value came back; what takes too long, or is not there, is said before a crash."""
    if "timeout" in faults:
        return "timeout"
    return "unavailable" if "unavailable" in faults else "crashed"
