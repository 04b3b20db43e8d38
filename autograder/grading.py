"""From a submission to its result: marks on the hidden cases, follow-through, and the diagnosis on public ones."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from autograder.core.diagnosis import Earlier, Finding, diagnose, messages
from autograder.core.diagnosis.diagnose import faulty
from autograder.core.lesson import RECORDED, Exercise, exercises_of
from autograder.hidden.secret import hidden_seed
from autograder.hidden.student import Observed, Student
from autograder.hidden.suite import Suite, Worth
from autograder.results import Mark, Result, Verdict
from autograder.sandbox import Fault, Sandbox
from autograder.submission import Submission


@dataclass(frozen=True)
class Grader:
    """What the submissions of one run share. `seed` says whether the cases come from a secret or are public."""

    suite: Suite
    sandbox: Sandbox
    secret: str
    seed: str = "secret"

    def result(self, submission: Submission) -> Result:
        """Grade one submission; its own faults never raise."""
        about = submission.path, submission.student, submission.assignment or None, self.seed
        if submission.problem is not None:
            return Result(*about, self.sandbox.isolation, problem=submission.problem)
        return Result(*about, self.sandbox.isolation, tuple(_Grading(self, submission).verdicts()))


class _Grading:
    """One submission on its way through: its workers, and what is known of its functions so far."""

    def __init__(self, grader: Grader, submission: Submission) -> None:
        self.grader = grader
        self.submission = submission
        self.cells = [(cell.name, cell.source) for cell in submission.cells]
        self.seed = hidden_seed(grader.secret, submission.assignment, [cell.source for cell in submission.cells])
        self.findings: dict[str, tuple[Finding, ...]] = {}

    def verdicts(self) -> list[Verdict]:
        """A verdict for each exercise of the assignment, in the order of the lesson."""
        with self.grader.sandbox.student(self.cells) as worker:
            student = Student(worker, self.seed)
            return [self._verdict(one, student) for one in exercises_of(self.submission.assignment)]

    def _verdict(self, one: Exercise, student: Student) -> Verdict:
        begun = time.perf_counter()
        passed = self.grader.suite.passed(student, {one.name})
        notes = self.submission.notes.get(one.name, ())
        if all(passed.values()):
            verdict = Verdict(one.name, "right", False, _marks(passed), notes=(*notes, *_notes(student, one)))
        elif one.is_value:
            verdict = self._value(one, student, passed)
        else:
            verdict = self._function(one, student, passed)
        return replace(verdict, seconds=round(time.perf_counter() - begun, 6))

    def _value(self, one: Exercise, student: Student, passed: Mapping[Worth, bool]) -> Verdict:
        reply = student.value(one)
        answers = reply.value if isinstance(reply.value, dict) else {}
        keys = [key for facet in RECORDED[one.name].values() for key in facet]
        if all(answers.get(key) is None for key in keys):
            fault = student.worker.faults.get(one.name)
            return self._unanswered(one, fault if fault and fault.exception != "NotImplementedError" else None, passed)
        wrong = [key for worth, good in passed.items() if not good for key in RECORDED[one.name][worth.facet]]
        hint = messages.HINTS["wrong_link" if one.name == "wrong_link" else "values"]
        return Verdict(one.name, "wrong", False, _marks(passed), (Finding(None, None, messages.values(wrong), hint),))

    def _unanswered(self, one: Exercise, fault: Fault | None, passed: Mapping[Worth, bool]) -> Verdict:
        """Nothing was written, or what was written does not even load."""
        nothing = _marks(dict.fromkeys(passed, False))
        if fault is None:
            finding = Finding(None, None, messages.missing(), messages.HINTS["missing"])
            return Verdict(one.name, "missing", False, nothing, (finding,), self.submission.notes.get(one.name, ()))
        status = {"timeout": "timeout", "unavailable": "unavailable"}.get(fault.kind, "crashed")
        return Verdict(one.name, status, False, nothing, (loading(fault),))

    def _function(self, one: Exercise, student: Student, passed: Mapping[Worth, bool]) -> Verdict:
        observed = student.observed(one)
        if all(_is_blank(o) for o in observed):
            own_fault = student.worker.faults.get(one.name)
            blank = own_fault is None or own_fault.exception == "NotImplementedError"
            return self._unanswered(one, None if blank else own_fault, passed)
        findings = self._findings(one)
        self.findings[one.name] = findings
        return Verdict(
            one.name,
            _status(observed),
            False,
            _marks(passed),
            findings,
            self.submission.notes.get(one.name, ()),
        )

    def _findings(self, one: Exercise) -> tuple[Finding, ...]:
        if not one.is_derivative:
            return ()
        # A worker of its own: the one that met the hidden cases could tell what it saw.
        with self.grader.sandbox.student(self.cells) as public:
            findings = diagnose(one, public.call_many, Earlier(self.findings))
        return findings or (Finding(None, None, messages.particular(), messages.HINTS["particular"]),)


def _marks(passed: Mapping[Worth, bool]) -> tuple[Mark, ...]:
    return tuple(Mark(worth.facet, worth.points if good else 0.0, worth.points) for worth, good in passed.items())


def _notes(student: Student, one: Exercise) -> tuple[str, ...]:
    if one.is_value:
        return ()
    return tuple(dict.fromkeys(o.judgement.note for o in student.observed(one) if o.judgement.note))


def _is_blank(observed: Observed) -> bool:
    fault = observed.reply.fault
    if fault is None:
        return observed.reply.value is None
    return fault.kind == "undefined" or fault.exception == "NotImplementedError"


def _status(observed: Sequence[Observed]) -> str:
    """What is wrong with a function that is not right: wrong if any answer is, else why there is none."""
    kinds = {o.reply.fault.kind if o.reply.fault else "" for o in observed if not o.judgement.right}
    if kinds - {"timeout", "unavailable", "raised", "died", "undefined"}:
        return "wrong"
    return next((kind for kind in ("timeout", "unavailable") if kind in kinds), "crashed" if kinds else "wrong")


def loading(fault: Fault) -> Finding:
    """A finding for a cell that did not load."""
    if fault.kind == "raised":
        text = messages.crashed(fault.line, fault.cell, fault.exception, fault.text, "")
        return Finding(None, None, text, messages.HINTS["crashed"])
    return faulty(None, fault)  # type: ignore[arg-type]
