"""Each cell of a submission held against the release: whose answer it is, or what else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..core.lesson import exercises_of
from .magics import cell_magic, pure
from .notebook import Found
from .python import NOTHING, Definitions, definitions, squeezed
from .release import Release


@dataclass(frozen=True)
class Piece:
    """A cell and its part: answer, added, given, text (no code), or the magic that keeps it from being run.

    `owner` is the grade id of the released cell that it is a copy of, changed or not, "" for an added cell.
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
    if found.kind != "code":
        return Piece(found, "text", found.grade_id or "")
    look = squeezed(found.source)
    owner = _owner(found, look, release)
    if owner in release.given:
        if look == release.given[owner]:
            return Piece(found, "given", owner)
        source = pure(found.source)
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


def _owner(found: Found, look: str, release: Release) -> str:
    if found.grade_id in release.blanks or found.grade_id in release.given:
        return found.grade_id or ""
    same = (name for name, given in release.given.items() if given == look)
    blank = (name for name, source in release.blanks.items() if squeezed(source) == look)
    return next(same, "") or next(blank, "") if look else ""
