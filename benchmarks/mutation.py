"""Whether every slip in a solved function loses marks: `python benchmarks/mutation.py` (`--quick`, `--json`).

Every operator, constant, index, argument, call, comparison and keyword of the solved functions is changed in turn.
A mutant that answers differently, in any of several sets of cases, must lose marks in the real grading; and what the
diagnosis names must have its numbers.
"""

from __future__ import annotations

import ast
import copy
import json
import multiprocessing
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from by_hand import is_false
from playing import Played, PlayedCode, options, put_into, solution, submission
from trials import FUNCTIONS
from unknown import known

from autograder.core.cases import PUBLIC, Case
from autograder.core.diagnosis.diagnose import diagnose
from autograder.core.diagnosis.known.book import book_of
from autograder.core.finding import Finding
from autograder.core.lesson import ASSIGNMENTS, exercise, exercises_of
from autograder.core.misconceptions import CATALOGUE
from autograder.core.sameness import as_numbers
from autograder.grading import Grader
from autograder.hidden.student import all_cases
from autograder.hidden.suite import Suite, collected
from autograder.reply import Reply
from autograder.sandbox import FunctionSource
from autograder.standing import Diagnose

SETS = (PUBLIC, "set 1", "set 2", "set 3", "set 4")
SECRETS = ("mutation 1", "mutation 2", "mutation 3")
SAME = 1e-12
"""Answers that differ by less than this share of the largest are the same answer, added up in another order."""
SAME_DIFFERENCE = 1e-7
"""And those of a gradient check, whose step is the student's choice."""
OPERATORS: tuple[type[ast.operator], ...] = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.MatMult, ast.Pow)
COMPARISONS: tuple[type[ast.cmpop], ...] = (ast.Gt, ast.GtE, ast.Lt, ast.LtE, ast.Eq, ast.NotEq)
EQUIVALENT = {
    "-> a_prev": "a view of the argument holds the same numbers",
    "-> activations[l]": "dz_dw hands on what it is given",
    "float(": "one element of an array is a number as well",
    "-> -1e-05": "a central difference with -h is the same quotient",
    "-> 2e-05": "the step is the student's choice",
    "-> 5e-06": "the step is the student's choice",
    "-> 0.0001": "the step is the student's choice, and this one is good to 1e-7",
    "-> g >= ": "the remaining names come in this order of the alphabet",
    "-> np.ones_like(-z)": "only the shape is used",
    "-> np.ones": "every element is overwritten",
    "-> np.where(1.0, z > 0, 0.0)": "True and False are the numbers 1 and 0",
    "-> np.where(z > 0, 1.0, -0.0)": "-0 is 0",
    "np.where(z > 0, 1.0, 0.0) -> z > 0": "True and False where 1 and 0 were asked: full marks, with a note",
    "-> tanh(-z)": "its square is the same",
    "z > 0 -> z >= 0": "the slope of a relu at 0 is never graded",
    "len(": "-X is as long as X",
    "gradient_batch: A_prev -> Y": "it has as many rows",
    "gradient_network: X -> Y": "it has as many rows",
    "gradient_network: Ws -> gs": "it has as many items",
}
"""Why mutants that survive are the same function: by a part of what is printed for them."""


@dataclass(frozen=True)
class Mutant:
    """One solved function of one cell with one thing changed."""

    assignment: str
    function: str
    what: str
    source: str


@dataclass(frozen=True)
class Verdict:
    """Whether a mutant answers differently in any set of cases, and with how many of the secrets it loses marks.

    `said` is what the diagnosis comes to: named, falsely named, a link, raises, open, nothing, or failed.
    """

    mutant: Mutant
    differs: bool
    caught: int
    said: str


def solved_functions() -> Iterator[tuple[str, str, ast.FunctionDef]]:
    """Assignment, cell and tree of every function that is asked for there."""
    for assignment in ASSIGNMENTS:
        asked = {one.name for one in exercises_of(assignment)}
        for name, source in solution(assignment):
            for node in ast.parse(source).body:
                if name in asked and isinstance(node, ast.FunctionDef) and node.name == name:
                    yield assignment, name, _without_docstring(node)


def _without_docstring(function: ast.FunctionDef) -> ast.FunctionDef:
    if ast.get_docstring(function) is not None:
        function.body = function.body[1:]
    return function


def mutants() -> Iterator[Mutant]:
    """Every change of every solved function, each once."""
    for assignment, name, tree in solved_functions():
        seen = {ast.unparse(tree)}
        for number, node in enumerate(ast.walk(tree)):
            if number == 0 or isinstance(node, ast.arguments | ast.arg):
                continue
            for change in _changes(node):
                other = copy.deepcopy(tree)
                place = list(ast.walk(other))[number]
                what = put(other, place, change)
                source = ast.unparse(ast.fix_missing_locations(other))
                if source not in seen and _compiles(source):
                    seen.add(source)
                    yield Mutant(assignment, name, what, source)


def _compiles(source: str) -> bool:
    try:
        compile(source, "<mutant>", "exec")
    except SyntaxError:
        return False
    return True


def put(tree: ast.AST, old: ast.AST, new: ast.AST | None) -> str:
    """Put `new` in the place of `old`, or leave it out; what was done, in words."""
    before = ast.unparse(old)
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old and new is not None:
                setattr(parent, name, new)
            elif isinstance(value, list) and any(item is old for item in value):
                at = next(i for i, item in enumerate(value) if item is old)
                value[at : at + 1] = [] if new is None else [new]
                if not value and name == "body":
                    value.append(ast.Pass())
    return f"{before} -> {'left out' if new is None else ast.unparse(new)}".replace("\n", " ")


def _changes(node: ast.AST) -> Iterator[ast.AST | None]:
    """What could stand in the place of a node; None to leave it out."""
    match node:
        case ast.BinOp(left, operator, right):
            yield from (ast.BinOp(left, other(), right) for other in OPERATORS if not isinstance(operator, other))
            yield from (left, right)
            if not isinstance(operator, ast.Add | ast.Mult):
                yield ast.BinOp(right, operator, left)
        case ast.AugAssign(target, operator, value):
            yield from (ast.AugAssign(target, other(), value) for other in OPERATORS if not isinstance(operator, other))
            yield ast.Assign([target], value, lineno=0)
            yield None
        case ast.Compare(left, [operator], [right]):
            yield from (
                ast.Compare(left, [other()], [right]) for other in COMPARISONS if not isinstance(operator, other)
            )
            yield from (ast.Constant(True), ast.Constant(False))
        case ast.Constant(bool()):
            yield ast.Constant(not node.value)
        case ast.Constant(int() | float() as number):
            others = {number + 1, number - 1, -number, 2 * number, number / 2, 10 * number} - {number}
            yield from (ast.Constant(other) for other in sorted(others))
        case ast.Constant(str() as word):
            yield from (ast.Constant(other) for other in ("sigmoid", "tanh", "relu", "linear", "") if other != word)
        case ast.UnaryOp(ast.USub(), operand):
            yield operand
        case ast.Subscript(value, index, context):
            yield value
            yield ast.Subscript(value, ast.BinOp(index, ast.Add(), ast.Constant(1)), context)
            yield ast.Subscript(value, ast.BinOp(index, ast.Sub(), ast.Constant(1)), context)
            yield ast.Subscript(value, ast.UnaryOp(ast.USub(), index), context)
            yield ast.Subscript(value, ast.Constant(0), context)
        case ast.Call():
            yield from _changed_calls(node)
        case ast.Attribute(value, name, context) if name in OTHER_NAMES:
            yield from (ast.Attribute(value, other, context) for other in OTHER_NAMES[name])
        case ast.Name(name, ast.Load()):
            yield from (ast.Name(other, ast.Load()) for other in OTHER_NAMES.get(name, ()))
        case ast.If(_, body, orelse):
            yield ast.If(ast.UnaryOp(ast.Not(), node.test), body, orelse)
            yield None
        case ast.Assign() | ast.For() | ast.Expr() | ast.Return():
            yield None


def _changed_calls(call: ast.Call) -> Iterator[ast.AST]:
    """A call without one argument, with two exchanged, its bare argument, what it is called on, or no keyword."""
    for at, argument in enumerate(call.args):
        yield ast.Call(call.func, [*call.args[:at], *call.args[at + 1 :]], call.keywords)
        yield argument
        if isinstance(argument, ast.expr) and not isinstance(argument, ast.Starred):
            yield ast.Call(
                call.func, [*call.args[:at], ast.UnaryOp(ast.USub(), argument), *call.args[at + 1 :]], call.keywords
            )
        if at:
            exchanged = [*call.args[: at - 1], argument, call.args[at - 1], *call.args[at + 1 :]]
            yield ast.Call(call.func, exchanged, call.keywords)
    if isinstance(call.func, ast.Attribute):
        yield call.func.value
    for keyword in call.keywords:
        yield ast.Call(call.func, call.args, [other for other in call.keywords if other is not keyword])


OTHER_NAMES: dict[str, tuple[str, ...]] = {
    name: tuple(others.split())
    for name, others in (
        line.split(": ") for line in (Path(__file__).parent / "styles" / "slips.txt").read_text().splitlines()
    )
}
"""What could be written by mistake in the place of a name."""


def judged(suite: Suite, mutant: Mutant, secrets: Sequence[str]) -> Verdict:
    """A mutant, held against the solution and graded with each secret."""
    cells = [
        (name, _replaced(source, mutant) if name == mutant.function else source)
        for name, source in solution(mutant.assignment)
    ]
    differs = _differs(mutant, cells)
    caught = 0
    unexplained = _only_what_is_wrong(mutant.function)
    for secret in secrets:
        grader = Grader(suite, Played(), secret, diagnose=unexplained)  # type: ignore[arg-type]
        result = grader.result(submission(mutant.assignment, f"{mutant.function}: {mutant.what}", cells))
        (verdict,) = (one for one in result.functions if one.function == mutant.function)
        caught += verdict.points < verdict.max_points
    return Verdict(mutant, differs, caught, _said(mutant.function, cells))


def _said(function: str, cells: Sequence[tuple[str, str]]) -> str:
    if not exercise(function).is_derivative:
        return "nothing"
    try:
        findings = diagnose(
            exercise(function), PlayedCode(cells, {}, None, ()).call_many, known(function), book_of(CATALOGUE)
        )
    except Exception:
        return "failed"
    if not findings:
        return "nothing"
    if any(found.misconception for found in findings):
        return "falsely named" if is_false(function, cells, findings) else "named"
    if findings[0].link:
        return "a link"
    return "raises" if "raises" in findings[0].message else "open"


def _only_what_is_wrong(function: str) -> Diagnose:
    """Marks need to know which functions are wrong, not why: all but the mutant are the solution's."""
    unexplained = Finding(None, None, "", "")
    return lambda one, *_: (unexplained,) if one.name == function else ()


def _replaced(source: str, mutant: Mutant) -> str:
    tree = ast.parse(source)
    (new,) = ast.parse(mutant.source).body
    tree.body = [new if isinstance(one, ast.FunctionDef) and one.name == mutant.function else one for one in tree.body]
    return ast.unparse(tree)


def _differs(mutant: Mutant, cells: Sequence[tuple[str, str]]) -> bool:
    right = PlayedCode(solution(mutant.assignment), {}, None, ())
    wrong = PlayedCode(cells, {}, None, ())
    for seed in SETS:
        for case in all_cases(exercise(mutant.function), seed):
            arguments = _arguments(case)
            room = SAME if case.slope is None else SAME_DIFFERENCE
            if not _same_reply(right.call(mutant.function, *arguments), wrong.call(mutant.function, *arguments), room):
                return True
    return False


def _arguments(case: Case) -> tuple[Any, ...]:
    return case.arguments if case.slope is None else (FunctionSource(case.arguments[0]), case.arguments[1])


def _same_reply(right: Reply, wrong: Reply, room: float) -> bool:
    if wrong.fault is not None or right.changed != wrong.changed:
        return False
    return _same_numbers(right.value, wrong.value, room)


def _same_numbers(right: Any, wrong: Any, room: float) -> bool:
    if isinstance(right, list):
        is_list = isinstance(wrong, list) and len(right) == len(wrong)
        return is_list and all(_same_numbers(p, q, room) for p, q in zip(right, wrong, strict=True))
    p, q = as_numbers(right), as_numbers(wrong)
    if isinstance(q, str) or isinstance(p, str) or p.squeeze().shape != q.squeeze().shape:
        return False
    largest = max(1e-300, float(np.max(np.abs(p), initial=0.0)))
    return bool(np.all(np.abs(p.squeeze() - q.squeeze()) <= room * largest))


def part_of(every: int, part: int, parts: int) -> list[Verdict]:
    """A share of the mutants, judged."""
    warnings.simplefilter("ignore")
    some = list(mutants())
    Random(1).shuffle(some)
    secrets = SECRETS[:1] if every > 1 else SECRETS
    with collected() as suite:
        return [judged(suite, mutant, secrets) for mutant in some[::every][part::parts]]


def main() -> None:
    parser = options(__doc__)
    chosen = parser.parse_args()
    parts = chosen.workers if chosen.quick else 8
    secrets = 1 if chosen.quick else len(SECRETS)
    with multiprocessing.get_context("spawn").Pool(chosen.workers) as pool:
        jobs = [pool.apply_async(part_of, (12 if chosen.quick else 1, part, parts)) for part in range(parts)]
        verdicts = [verdict for job in jobs for verdict in job.get()]
    differing = [one for one in verdicts if one.differs]
    missed = [one for one in differing if one.caught < secrets]
    accused = [one for one in verdicts if not one.differs and one.caught]
    equal = [one for one in verdicts if not one.differs and not one.caught]
    unexplained = [one for one in equal if not _why(one)]
    if chosen.json:
        lists = {"mutants": verdicts, "differing": differing, "missed": missed, "accused": accused}
        counts = {name: len(some) for name, some in (lists | {"unexplained": unexplained}).items()}
        said = Counter(one.said for one in verdicts)
        counts |= {"falsely named": said["falsely named"], "diagnosis failed": said["failed"]}
        print(json.dumps(counts))
        return
    text = report(verdicts, secrets)
    print(text)
    if chosen.write:
        put_into(chosen.write, text)


def report(verdicts: Sequence[Verdict], secrets: int) -> str:
    """The totals by function, and every mutant that keeps its marks, with the reason."""
    lines = [
        f"{len(verdicts)} mutants of {len({one.mutant.function for one in verdicts})} functions, {secrets} secrets"
    ]
    for name in dict.fromkeys((*FUNCTIONS, "central_difference")):
        some = [one for one in verdicts if one.mutant.function == name]
        changed = [one for one in some if one.differs]
        caught = sum(one.caught == secrets for one in changed)
        lines.append(
            f"  {name:<20} {len(some):>4} mutants, {len(changed):>4} change a value, {caught:>4} of these lose marks"
        )
    wrong = [one for one in verdicts if one.differs and exercise(one.mutant.function).is_derivative]
    said = Counter(one.said for one in wrong)
    lines += [
        f"What the diagnosis says of the {len(wrong)} derivatives among them:",
        f"  {said['named'] + said['falsely named']} named, {said['falsely named']} of these with other numbers",
        f"  {said['a link']} blamed on a link, {said['raises']} said to raise, {said['open']} left open",
        f"  {said['nothing']} right on the public cases, {said['failed']} on which it failed",
    ]
    missed = [one for one in verdicts if one.differs and one.caught < secrets]
    accused = [one for one in verdicts if not one.differs and one.caught]
    equal = sorted((one for one in verdicts if not one.differs and not one.caught), key=_line)
    lines += [
        f"{len(missed)} change a value and keep their marks with some secret",
        *(f"  {_line(one)}" for one in missed),
    ]
    lines += [f"{len(accused)} change no value and lose marks", *(f"  {_line(one)}" for one in accused)]
    lines += [f"{len(equal)} survive because they change no value:"]
    lines += [f"  {_line(one)}\n      {_why(one) or 'UNEXPLAINED'}" for one in equal]
    return "\n".join(lines)


def _line(one: Verdict) -> str:
    return f"{one.mutant.function}: {one.mutant.what}"


def _why(one: Verdict) -> str:
    return next((why for part, why in EQUIVALENT.items() if part in _line(one)), "")


if __name__ == "__main__":
    main()
