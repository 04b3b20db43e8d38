"""Which cells of a submission are run, which exercises were left untouched, and what there is to note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..core.lesson import exercises_of
from .notebook import DAMAGED, Found
from .pieces import Piece, pieces
from .python import squeezed
from .release import Release

WHOLE = ""
"""The key of notes on the whole submission."""
_LOST = "its cell lost its nbgrader metadata; it was found by its name"
_LOST_ALL = "the notebook lost its nbgrader metadata; the functions were found by their names"


@dataclass(frozen=True)
class Cell:
    """Python to be run on its own: a grade id, "cell 7", "line 12" or "file", and the source."""

    name: str
    source: str


@dataclass(frozen=True)
class Choice:
    """The cells to run in their order, the exercises left as released, and notes by exercise.

    `damaged` are the exercises whose answer may have been in a cell that cannot be read, and that cell.
    """

    cells: tuple[Cell, ...]
    untouched: frozenset[str]
    notes: Mapping[str, tuple[str, ...]]
    damaged: Mapping[str, str] = field(default_factory=dict)


def chosen_from_notebook(cells: Sequence[Found], release: Release) -> Choice:
    """Choose among the cells of a notebook of this assignment."""
    found = pieces(cells, release)
    choice, run = _chosen(found, release)
    notes: dict[str, tuple[str, ...]] = {}
    stripped = not any(cell.grade_id for cell in cells)
    if stripped and any(cell.kind == "code" for cell in cells):
        notes[WHOLE] = (_LOST_ALL,)
    for exercise in exercises_of(release.assignment):
        name = exercise.name
        if name in choice.damaged:
            continue
        lines = _why_untouched(name, found, release) if name in choice.untouched else _taken(name, found, run)
        if said := tuple(line for line in lines if not (stripped and line == _LOST)):
            notes[name] = said
    return Choice(choice.cells, choice.untouched, notes, choice.damaged)


def chosen_from_script(cells: Sequence[Found], release: Release) -> Choice:
    """Choose among the cells of a .py file of this assignment, where copies are nothing to note."""
    return _chosen(pieces(cells, release), release)[0]


def _chosen(found: Sequence[Piece], release: Release) -> tuple[Choice, tuple[Piece, ...]]:
    exercises = exercises_of(release.assignment)
    keep = set(_written(found))
    for exercise in exercises:
        if exercise.name not in _real(keep):
            keep |= set(_moved(exercise.name, found))
    real = _real(keep)
    untouched = {e.name for e in exercises if e.name not in real and not any(p.answers(e.name) for p in keep)}
    for name in untouched:
        keep |= {piece for piece in found if piece.owner == name and piece.is_blank}
    run = tuple(piece for piece in found if piece in keep)
    # The blank of a dict holds its keys: another cell may fill it in.
    dicts = {e.name for e in exercises if e.is_value} - {piece.owner for piece in run}
    before = [*release.before, *((name, release.blanks[name]) for name in sorted(dicts))]
    cells = (*(Cell(name, source) for name, source in before), *_named(run, {name for name, _ in before}))
    damaged = {name: where for name in untouched if (where := _damaged(name, found))}
    return Choice(cells, frozenset(untouched), {}, damaged), run


def _damaged(name: str, found: Sequence[Piece]) -> str:
    """The cells that cannot be read and may have held the answer; "" if there are none."""
    own = [piece for piece in found if piece.owner == name]
    lost = [piece for piece in found if piece.part == DAMAGED and piece.owner in ("", name)]
    if own and all(piece.part != DAMAGED for piece in own):
        return ""
    return ", ".join(piece.found.name for piece in [piece for piece in lost if piece.owner] or lost)


def _written(found: Sequence[Piece]) -> Iterator[Piece]:
    """What was added, in cells of their own or in given ones, and every answer: the last copy that runs counts."""
    for piece in found:
        is_added = piece.part in ("added", "given") and piece.source.strip()
        if is_added or piece.answers(piece.owner):
            yield piece


def _real(kept: Iterable[Piece]) -> frozenset[str]:
    return frozenset().union(*(piece.defines.real for piece in kept))


def _moved(name: str, found: Sequence[Piece]) -> tuple[Piece, ...]:
    """The last text cell into which the answer was written instead, if there is one."""
    return tuple(piece for piece in found if piece.part == "text" and name in piece.defines.real)[-1:]


def _named(run: Sequence[Piece], used: set[str]) -> Iterator[Cell]:
    """An answer is named by its grade id, everything else by its place; a name stands for one cell."""
    answers = [piece for piece in run if piece.part == "answer" and piece.found.name.startswith("cell")]
    named = {piece.owner: piece for piece in answers if piece.owner not in used}
    named |= {piece.owner: piece for piece in answers if piece.owner in named and piece.owner in piece.defines.bound}
    for piece in run:
        yield Cell(piece.owner if named.get(piece.owner) is piece else piece.found.name, piece.source)


def _taken(name: str, found: Sequence[Piece], run: Sequence[Piece]) -> Iterator[str]:
    """How an answer was found, where it was not simply in its cell."""
    copies = [piece for piece in found if piece.part == "answer" and piece.owner == name]
    own = [piece for piece in run if piece.answers(name)]
    others = [piece for piece in run if not piece.answers(name) and name in piece.defines.real]
    if own and len(copies) > 1:
        times = "twice" if len(copies) == 2 else f"{len(copies)} times"
        yield f"its cell was there {times}; the last one that runs and differs from the blank was taken"
    for piece in others:
        where = piece.found.name
        if piece.part == "given":
            yield f"taken from {where}, the given cell {piece.owner}: write it into a cell of its own"
        elif piece.part == "text":
            yield f"taken from {where}, a {piece.found.kind} cell: turn it into a code cell"
        elif own:
            yield f"{where} defines it as well; where a notebook defines a name twice, the last one counts"
        else:
            yield f"taken from {where}; its own cell is still blank" if copies else _LOST
    if own and not others and not any(name in piece.defines.bound for piece in own):
        yield undefined(name)


def undefined(name: str) -> str:
    """What is noted where nothing in an exercise's cell seems to give it its name."""
    return f"its cell does not define {name}: give it that name again"


def _why_untouched(name: str, found: Sequence[Piece], release: Release) -> Iterator[str]:
    """Why nothing was found, where there is more to say than that the cell is blank."""
    written = re.compile(rf"^[ \t]*(?:def\s+{name}\s*\(|{name}\s*=)", re.MULTILINE)
    for piece in found:
        is_its = piece.owner == name or name in piece.defines.bound
        if piece.part == "text":
            source = piece.found.source
            if is_its or (written.search(source) and squeezed(source) not in release.texts):
                yield f"{piece.found.name} is a {piece.found.kind} cell: turn it into a code cell"
                return
        elif piece.part.startswith("%%") and is_its:
            yield f"its cell begins with {piece.part} and is not run: remove that line"
            return
    if not any(piece.owner == name for piece in found):
        yield f"its cell is not in the notebook: write {name} in a code cell, or start from a fresh copy"
