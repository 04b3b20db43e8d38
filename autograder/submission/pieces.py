"""Each cell of a submission held against the release: whose answer it is, or what else."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..core.lesson import exercises_of
from ..statements import Statement, statements, syntax
from .magics import cell_magic, pure
from .notebook import DAMAGED, Found
from .python import NOTHING, Definitions, definitions, squeezed
from .release import Release

_FENCE = re.compile(r"```+[ \t]*(?:python|py|ipython)?", re.IGNORECASE)
"""The first line of a block of code in a text."""


@dataclass(frozen=True)
class Piece:
    """A cell and its part: answer, added, given, text, DAMAGED, or the magic that keeps it from being run.

    `source` is what may be run of it: of a given cell what was added, of a text what is an answer. `owner` is the
    grade id of the released cell that it is a copy of, changed or not, "" for an added cell.
    """

    found: Found
    part: str
    owner: str = ""
    source: str = ""
    defines: Definitions = NOTHING
    is_blank: bool = False

    def answers(self, name: str) -> bool:
        """Whether it is the cell of that exercise, with something in it."""
        return self.part == "answer" and self.owner == name and not self.is_blank


def pieces(cells: Sequence[Found], release: Release) -> tuple[Piece, ...]:
    """What each of the cells is, in their order."""
    return tuple(_piece(cell, release) for cell in cells)


def _piece(found: Found, release: Release) -> Piece:
    if found.kind == DAMAGED:
        return Piece(found, DAMAGED, found.grade_id or "")
    if found.kind != "code":
        source = _code_in_text(found, release)
        return Piece(found, "text", found.grade_id or "", source, definitions(source))
    look = squeezed(found.source)
    owner = _owner(found, look, release)
    if owner in release.given:
        if look == release.given[owner]:
            return Piece(found, "given", owner)
        source = _added_to(release.originals[owner], pure(found.source))
        return Piece(found, "given", owner, source, definitions(source))
    if magic := cell_magic(found.source):
        return Piece(found, magic, owner, defines=definitions(found.source))
    source = pure(found.source)
    defines = definitions(source)
    if not owner and defines.bound and not defines.real:  # a blank in other words
        owner = next((e.name for e in exercises_of(release.assignment) if e.name in defines.blank), "")
    if not owner:
        return Piece(found, "added", "", source, defines)
    is_blank = look in ("", squeezed(release.blanks[owner])) or (owner in defines.blank and not defines.real)
    return Piece(found, "answer", owner, source, defines, is_blank)


def _added_to(original: str, source: str) -> str:
    """The statements of a given cell that are not ours, on the lines where they stand."""
    ours = {_meaning(statement) for statement in statements(original)}
    lines: list[str] = []
    for statement in statements(source):
        if _meaning(statement) not in ours:
            below = statement.line - 1 - len(lines)
            lines += [""] * below
            if below < 0:  # x = 1; y = 2
                lines[-1] += f"; {statement.source}"
            else:
                lines += statement.source.split("\n")
    return "\n".join(lines)


def _meaning(statement: Statement) -> str:
    return squeezed(statement.source) if statement.tree is None else ast.dump(statement.tree)


def _code_in_text(found: Found, release: Release) -> str:
    """The code that a text cell, or one block of code that is all of it, holds if it is an answer; else ""."""
    if squeezed(found.source) in release.texts:
        return ""
    source = pure(_unfenced(found.source))
    names = {exercise.name for exercise in exercises_of(release.assignment)}
    if not names & definitions(source).real or not isinstance(syntax(source), ast.Module):
        return ""
    is_answer = any(_is_answer(statement) and statement.binds & names for statement in statements(source))
    return source if is_answer else ""


def _unfenced(text: str) -> str:
    """The lines of a text that is one block of code, on the lines below its first; else all of it."""
    first, _, rest = text.strip().partition("\n")
    block = rest.rstrip("`")
    is_block = _FENCE.fullmatch(first.rstrip()) and len(rest) - len(block) > 2
    return "\n" + block if is_block else text


def _is_answer(statement: Statement) -> bool:
    """Whether it is code, and not a formula in a text: a function, or a dict."""
    tree = statement.tree
    return isinstance(tree, ast.FunctionDef) or (
        isinstance(tree, ast.Assign) and isinstance(tree.value, (ast.Lambda, ast.Dict))
    )


def _owner(found: Found, look: str, release: Release) -> str:
    if found.grade_id in release.blanks or found.grade_id in release.given:
        return found.grade_id or ""
    same = (name for name, given in release.given.items() if given == look)
    blank = (name for name, source in release.blanks.items() if squeezed(source) == look)
    return next(same, "") or next(blank, "") if look else ""
