"""What students were given: the cells of the released notebooks, which travel with the package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from ..core.lesson import ASSIGNMENTS
from .notebook import notebook
from .python import is_data, squeezed

_PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Release:
    """The cells of one released notebook: what is run before the student's, the blanks, and the rest.

    All but `texts` go by grade id. `given` (checks among them) and `texts` are what nobody is to change,
    squeezed; `before`, `blanks` and `originals` (of `given`) are sources. `before` is `setup` and the given cells
    of numbers.
    """

    assignment: str
    before: tuple[tuple[str, str], ...]
    blanks: Mapping[str, str]
    given: Mapping[str, str]
    originals: Mapping[str, str]
    texts: frozenset[str]


class _Nbgrader(msgspec.Struct):
    solution: bool = False


class _Metadata(msgspec.Struct):
    nbgrader: _Nbgrader = msgspec.field(default_factory=_Nbgrader)


class _Cell(msgspec.Struct):
    metadata: _Metadata


class _File(msgspec.Struct):
    cells: list[_Cell]


@cache
def released(assignment: str) -> Release:
    """The released notebook of an assignment. KeyError if there is none, OSError if it is lost."""
    if assignment not in ASSIGNMENTS:
        raise KeyError(assignment)
    inside = _PACKAGE / "assignments"  # in an installed package; an editable one has it beside the package
    root = inside if inside.is_dir() else _PACKAGE.parent / "assignments"
    data = (root / assignment / f"{assignment}.ipynb").read_bytes()
    before, blanks, given, originals, texts = [], {}, {}, {}, set()
    flags = msgspec.json.decode(data, type=_File).cells
    for cell, flag in zip(notebook(data).cells, flags, strict=True):
        if cell.kind != "code" or cell.grade_id is None:
            texts.add(squeezed(cell.source))
        elif flag.metadata.nbgrader.solution:
            blanks[cell.grade_id] = cell.source
        else:
            given[cell.grade_id] = squeezed(cell.source)
            originals[cell.grade_id] = cell.source
            if cell.grade_id == "setup" or is_data(cell.source):
                before.append((cell.grade_id, cell.source))
    return Release(assignment, tuple(before), blanks, given, originals, frozenset(texts))
