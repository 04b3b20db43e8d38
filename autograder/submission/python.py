"""What a piece of Python defines, and whether anything was written into it. Nothing is run."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_BINDS = re.compile(r"^(?:async\s+def|def|class)\s+(\w+)|^(\w+)\s*(?:\[[^\]\n]*\]\s*)?(?::[^=\n]*)?=(?!=)", re.M)


@dataclass(frozen=True)
class Definitions:
    """The names bound at top level, and those among them that are functions without a body of their own."""

    bound: frozenset[str] = frozenset()
    blank: frozenset[str] = frozenset()

    @property
    def real(self) -> frozenset[str]:
        """What is more than a blank."""
        return self.bound - self.blank


NOTHING = Definitions()


def syntax(source: str) -> ast.Module | SyntaxError:
    """The tree of the source, or why there is none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "\d" in a student's string is theirs to worry about
        try:
            return ast.parse(source)
        except SyntaxError as error:
            return error
        except (ValueError, RecursionError, MemoryError) as error:  # NUL characters, 100 nested brackets
            return SyntaxError(str(error))


def definitions(source: str) -> Definitions:
    """What the source binds at top level; guessed line by line where it is not Python."""
    tree = syntax(source)
    if isinstance(tree, SyntaxError):
        return Definitions(frozenset(a or b for a, b in _BINDS.findall(source)))
    bound: set[str] = set()
    blank: set[str] = set()
    for statement in _statements(tree.body):
        names = set(_bound(statement))
        bound |= names
        blank = blank | names if _is_blank(statement) else blank - names
    return Definitions(frozenset(bound), frozenset(blank))


def is_data(source: str) -> bool:
    """Whether it assigns values and defines no function: given numbers, no picture and no exercise."""
    tree = syntax(source)
    if isinstance(tree, SyntaxError):
        return False
    kinds = {type(statement) for statement in tree.body}
    return ast.Assign in kinds and not kinds & {ast.FunctionDef, ast.Import, ast.ImportFrom}


def squeezed(source: str) -> str:
    """The source without white space and lines of comment: what stays when only the look was changed."""
    lines = (line for line in source.split("\n") if not line.lstrip().startswith("#"))
    return "".join("".join(lines).split())


def _statements(body: Sequence[ast.AST]) -> Iterator[ast.AST]:
    for statement in body:
        yield statement
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            continue
        if isinstance(statement, ast.If) and "__main__" in ast.dump(statement.test):
            continue  # not run: the grader's __name__ is another
        for part in ("body", "handlers", "orelse", "finalbody", "cases"):
            yield from _statements(getattr(statement, part, ()))


def _bound(statement: ast.AST) -> Iterator[str]:
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield statement.name
    elif isinstance(statement, (ast.Import, ast.ImportFrom)):
        yield from (alias.asname or alias.name.split(".")[0] for alias in statement.names)
    elif isinstance(statement, (ast.Assign, ast.AnnAssign, ast.AugAssign)):
        for target in getattr(statement, "targets", [getattr(statement, "target", None)]):
            yield from _targets(target)
    elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        called = statement.value.func
        if isinstance(called, ast.Attribute) and called.attr == "update":  # of a dict
            yield from _targets(called.value)


def _targets(target: ast.AST | None) -> Iterator[str]:
    while isinstance(target, (ast.Subscript, ast.Attribute, ast.Starred)):
        target = target.value
    if isinstance(target, ast.Name):
        yield target.id
    elif isinstance(target, (ast.Tuple, ast.List)):
        for element in target.elts:
            yield from _targets(element)


def _is_blank(function: ast.AST) -> bool:
    return isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)) and all(
        isinstance(statement, ast.Pass)
        or (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))
        or (isinstance(statement, ast.Raise) and "NotImplemented" in ast.dump(statement))
        for statement in function.body
    )
