"""From a submission to its result: marks on the hidden cases, follow-through, and the diagnosis on public ones."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from autograder.core.diagnosis import diagnose, diagnose_gradient_check, faulty, messages
from autograder.core.finding import Finding
from autograder.core.lesson import RECORDED, Exercise, earlier_functions, exercise, exercises_of
from autograder.core.observed import Observed, is_recorded
from autograder.follow_through import correct_parts
from autograder.hidden.secret import hidden_seed
from autograder.hidden.student import Student
from autograder.hidden.suite import CasesError, Suite, Worth
from autograder.reply import Ask, Fault, Reply
from autograder.results import Mark, Result, Verdict
from autograder.retrials import Charged, Retrials
from autograder.sandbox import Code as Worker
from autograder.sandbox import Function, Sandbox, SandboxError, Sandboxes
from autograder.submission import Submission
from autograder.submission.python import definitions


@dataclass(frozen=True)
class Grader:
    """What the submissions of one run share. `seed` says whether the cases come from a secret or are public."""

    suite: Suite
    sandboxes: Sandboxes
    secret: str
    seed: str = "secret"

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
        except Exception as error:
            problem = f"{submission.path}: the grader itself failed ({type(error).__name__}): please report this file"
            return Result(*about, sandbox.isolation, problem=problem)
        return Result(*about, sandbox.isolation, verdicts)


class _Grading:
    """One submission on its way through: its workers, and what is known of its functions so far."""

    def __init__(self, grader: Grader, sandbox: Sandbox, submission: Submission) -> None:
        self.suite = grader.suite
        self.sandbox = sandbox
        self.submission = submission
        self.cells = [(cell.name, cell.source) for cell in submission.cells]
        self.seed = hidden_seed(grader.secret, submission.assignment, [cell.source for cell in submission.cells])
        self.known: dict[str, tuple[Finding, ...] | None] = {}
        self.noted: set[str] = set()
        self.retrials = Retrials(self.suite, sandbox, self.cells, self.seed, self._findings_of)

    def verdicts(self) -> list[Verdict]:
        """A verdict for each exercise of the assignment, in the order of the lesson."""
        with self.sandbox.load(self.cells) as worker:
            student = Student(worker, self.seed)
            return [self._verdict(one, student) for one in exercises_of(self.submission.assignment)]

    def _verdict(self, one: Exercise, student: Student) -> Verdict:
        begun = time.perf_counter()
        passed = self.suite.passed(student, {one.name})
        if all(passed.values()):
            self.known[one.name] = ()
            verdict = Verdict(one.name, "right", False, _marks(passed), notes=_notes(student, one))
            if verdict.notes:
                self.noted.add(one.name)
        elif one.is_value:
            verdict = self._value(one, student, passed)
        else:
            verdict = self._function(one, student, passed)
        # Tenths of a second: finer ones would be a clock for what hidden inputs make a function do.
        notes = (*self.submission.notes.get(one.name, ()), *verdict.notes)
        return replace(verdict, notes=notes, seconds=round(time.perf_counter() - begun, 1))

    def _value(self, one: Exercise, student: Student, passed: Mapping[Worth, bool]) -> Verdict:
        reply = student.value(one)
        answers = reply.value if isinstance(reply.value, dict) else {}
        keys = [key for facet in RECORDED[one.name].values() for key in facet]
        if all(answers.get(key) is None for key in keys):
            return self._unanswered(one, self._loading_fault(one, student), passed)
        recorded = [pair for facet in RECORDED[one.name].values() for pair in facet.items()]
        wrong = [key for key, right in recorded if not is_recorded(answers.get(key), right)]
        hint = messages.HINTS["wrong_link" if one.name == "wrong_link" else "values"]
        return Verdict(one.name, "wrong", False, _marks(passed), (Finding(None, None, messages.values(wrong), hint),))

    def _loading_fault(self, one: Exercise, student: Student) -> Fault | None:
        """Why the cell that holds an exercise did not load; a blank that says so itself is no fault."""
        for cell in self.submission.cells:
            fault = student.code.faults.get(cell.name)
            if (
                fault is not None
                and fault.exception != "NotImplementedError"
                and one.name in definitions(cell.source).bound
            ):
                return fault
        return None

    def _unanswered(
        self, one: Exercise, fault: Fault | None, passed: Mapping[Worth, bool], message: str = messages.missing()
    ) -> Verdict:
        """Nothing was written, or what was written does not even load."""
        self.known[one.name] = None
        nothing = _marks(dict.fromkeys(passed, False))
        if fault is None:
            hint = messages.HINTS["missing" if message == messages.missing() else "none"]
            finding = Finding(None, None, message, hint)
            return Verdict(one.name, "missing", False, nothing, (finding,))
        status = {"timeout": "timeout", "unavailable": "unavailable"}.get(fault.kind, "crashed")
        return Verdict(one.name, status, False, nothing, (faulty(fault),))

    def _function(self, one: Exercise, student: Student, passed: Mapping[Worth, bool]) -> Verdict:
        observed = student.observed(one)
        if all(_is_blank(o, one.name) for o in observed):
            fault = self._loading_fault(one, student)
            returns_none = all(o.reply.fault is None for o in observed)
            return self._unanswered(
                one, fault, passed, messages.returned_none() if returns_none else messages.missing()
            )
        status = _status(observed)
        if not one.is_derivative:
            return Verdict(one.name, status, False, _marks(passed), self._gradient_check(one))
        stuck = next((o.reply.fault for o in observed if o.reply.fault and o.reply.fault.kind == "timeout"), None)
        charged = Charged(passed)
        if any(map(self._is_odd, earlier_functions(one.name))):
            charged = self.retrials.charged(one, student, passed, patient=stuck is None)
        inherited = self._inherited(charged)
        marks = _marks(charged.marks)
        if charged.in_full:
            self.known[one.name] = inherited
            if not inherited:  # its parts are right: in float32, or with an axis that does not fit here
                names = [name for name in charged.calls if name in self.noted] or charged.calls
                return Verdict(one.name, "right", False, marks, notes=(messages.right_with_parts(names),))
            return Verdict(one.name, "wrong", True, marks, inherited)
        # To ask again what does not come back would only wait again.
        own = (faulty(stuck),) if stuck else self._own_findings(one, charged.calls)
        apart = tuple(map(self._as_inherited, own))
        if all(found.inherited_from for found in apart):  # but then it would be charged for nothing
            apart = own
        self.known[one.name] = findings = _each_once((*apart, *inherited))
        return Verdict(one.name, status, False, marks, findings)

    def _inherited(self, charged: Charged) -> tuple[Finding, ...]:
        """What a composite is not charged for."""
        return _each_once(
            found
            for names, is_copied in ((charged.called, False), (charged.copied, True))
            for name in names
            for found in self._charged_elsewhere(name, is_copied, charged.in_full)
        )

    def _charged_elsewhere(self, function: str, is_copied: bool, is_all: bool) -> list[Finding]:
        findings = self._findings_of(function)
        if findings is None:
            text, hint = messages.inherited_blank(function, is_all), messages.inherited_hint(is_all)
            return [Finding(None, None, text, hint, inherited_from=function)]
        return [_passed_on(found, function, is_copied, is_all) for found in findings]

    def _as_inherited(self, finding: Finding) -> Finding:
        """A finding of a composite that is named in an earlier function, too, as what it has from there."""
        for name, findings in self.known.items():
            for f in findings or ():
                if f.misconception is not None and (f.link, f.misconception) == (finding.link, finding.misconception):
                    return _passed_on(f, name, is_copied=True, is_all=False)
        return finding

    def _findings_of(self, function: str) -> tuple[Finding, ...] | None:
        """What is wrong with an earlier function, of this assignment or carried over; None if it is not written."""
        if function not in self.known:
            with self.sandbox.load(self.cells) as public:
                self.known[function] = diagnose(exercise(function), public.call_many, self._findings_of)
        return self.known[function]

    def _is_odd(self, function: str) -> bool:
        """Whether an earlier function is wrong, or right with a note, so that what is built on it may fail.

        Of one that was carried over the notes are not known.
        """
        is_carried_over = exercise(function).assignment != self.submission.assignment
        return is_carried_over or function in self.noted or self._findings_of(function) != ()

    def _own_findings(self, one: Exercise, calls: Sequence[str]) -> tuple[Finding, ...]:
        # Not the worker that met the hidden cases: it could tell what it saw.
        asks = earlier_functions(one.name) if calls else ()
        with self.sandbox.load(self.cells, answers=correct_parts, asks=asks) as public:
            findings = diagnose(one, _silent(public) if asks else public.call_many, self._findings_of)
        mended = [name for name in calls if self._findings_of(name) != ()]
        if findings and mended:
            findings = tuple(_with_mended_parts(found, mended) for found in findings)
        if findings is None:
            return (Finding(None, None, messages.missing(), messages.HINTS["missing"]),)
        return findings or (Finding(None, None, messages.particular(), messages.HINTS["particular"]),)

    def _gradient_check(self, one: Exercise) -> tuple[Finding, ...]:
        """What is wrong with the student's own gradient check, from where it evaluates f."""
        with self.sandbox.load(self.cells) as public:
            findings = diagnose_gradient_check(one, _asker(public))
        return findings or (Finding(None, None, messages.particular(), messages.HINTS["particular"]),)


def _silent(worker: Worker) -> Ask:
    """Calls with correct parts: what the student's code says there may quote them, and is not shown."""

    def ask(function: str, calls: Sequence[tuple[Any, ...]]) -> Sequence[Reply]:
        replies = worker.call_many(function, calls)
        return [replace(r, fault=replace(r.fault, text="", module="")) if r.fault else r for r in replies]

    return ask


def _asker(worker: Worker) -> Ask:
    def ask(function: str, calls: Sequence[tuple[Any, ...]]) -> Sequence[Reply]:
        return worker.call_many(function, [(Function(source), x) for source, x in calls])

    return ask


def _each_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding for each fault, though it may come in through several functions."""
    faults = {(f.inherited_from, f.link, f.misconception): f for f in reversed(tuple(findings))}
    return tuple(faults.values())[::-1]


def _passed_on(finding: Finding, function: str, is_copied: bool, is_all: bool) -> Finding:
    """A finding about an earlier function as a composite has it, called or copied; that may be all that is wrong."""
    origin = finding.inherited_from or function
    message = messages.inherited(function, origin, is_copied, is_all)
    hint = messages.inherited_hint(is_all)
    return replace(finding, message=message, hint=hint, inherited_from=origin, evidence=None)


def _with_mended_parts(finding: Finding, mended: Sequence[str]) -> Finding:
    """A finding whose evidence says which of the functions that it calls answered correctly for it."""
    if finding.evidence is None:
        return finding
    yours = f"{finding.evidence.yours} ({messages.with_right(mended)})"
    return replace(finding, evidence=replace(finding.evidence, yours=yours))


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


def _status(observed: Sequence[Observed]) -> str:
    """What is wrong with a function that is not right: wrong if any answer is, else why there is none."""
    kinds = {o.reply.fault.kind if o.reply.fault else "" for o in observed if not o.judgement.right}
    if kinds - {"timeout", "unavailable", "raised", "died", "undefined"}:
        return "wrong"
    return next((kind for kind in ("timeout", "unavailable") if kind in kinds), "crashed" if kinds else "wrong")
