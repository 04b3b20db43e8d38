"""What a piece of Python defines, and whether anything was written into it. Nothing is run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from ..statements import Statement, bound, parts, statements, syntax


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


def definitions(source: str) -> Definitions:
    """What the source binds at top level; guessed line by line where it is not Python."""
    names: set[str] = set()
    blank: set[str] = set()
    for statement in statements(source):
        for part, given in _named(statement):
            names |= given
            blank = blank | given if _is_blank(part) else blank - given
    return Definitions(frozenset(names), frozenset(blank))


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


def _named(statement: Statement) -> Iterator[tuple[ast.AST | None, set[str]]]:
    """What a statement and those inside of it name, but for what the grader's `__name__` shuts out."""
    if statement.tree is None:
        yield None, set(statement.binds)
    elif not (isinstance(statement.tree, ast.If) and "__main__" in ast.dump(statement.tree.test)):
        yield from ((part, set(bound(part))) for part in parts([statement.tree]))


def _is_blank(function: ast.AST | None) -> bool:
    return isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)) and all(
        isinstance(statement, ast.Pass)
        or (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))
        or (isinstance(statement, ast.Raise) and "NotImplemented" in ast.dump(statement))
        for statement in function.body
    )
