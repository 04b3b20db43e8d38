"""Of which assignment a submission is, by all that speaks for one: its folder, its name, and what is in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from ..core.lesson import ASSIGNMENTS, EXERCISES
from .notebook import Found, Unreadable
from .python import definitions

OURS = frozenset({"solutions", "assignments", "release", "source"})
"""Folders that hold notebooks of all assignments and are not a student's."""


def identified(cells: Sequence[Found], said: str | None, path: PurePath, asked: str | None) -> str:
    """The assignment's name. Raises Unreadable if the evidence is missing, or against `asked`, the folder or the name.

    Metadata alone decide nothing: they stay as they were when a student goes on in the notebook of last week.
    """
    folder, called = _folder(path), named(path.stem)
    ids, defined = _by_grade_ids(cells), _by_functions(cells)
    said = said if said in ASSIGNMENTS else None
    held = {*ids, *defined, said}
    if defined and not ids and not said:  # a script that holds only what was carried over from an earlier one
        held |= set(ASSIGNMENTS[ASSIGNMENTS.index(defined[0]) :])
    # In this order where the votes are equal. The later notebooks carry over functions of the earlier ones.
    voices = (asked, folder, called, _most(ids), defined[-1] if defined else None, said)
    votes = Counter(voice for voice in voices if voice and voice in held)
    if not votes:
        expected = folder or called or asked
        what = f"nothing of {expected} is in it" if expected else "it belongs to no assignment we know"
        raise Unreadable(f"{what}: no cell and no function has a name of the lesson; hand in the right file")
    found = max(votes, key=lambda one: (votes[one], -voices.index(one)))
    if asked not in (None, found):
        raise Unreadable(
            f"this is {found}, but --assignment says {asked}: leave --assignment out, or name another file"
        )
    if folder not in (None, found):
        raise Unreadable(f"this is {found}, but it is in the folder of {folder}: hand in the other file")
    if called not in (None, found):
        raise Unreadable(f"this is {found}, but it is called {called}: hand in the other file, or give it its name")
    return found


def student(path: PurePath, assignment: str) -> str | None:
    """Whose it is: the folder above the assignment's, as in submitted/alice/one-weight/one-weight.ipynb."""
    folders = path.parts[:-1]
    if len(folders) < 2 or folders[-1] != assignment or folders[-2] in OURS | {"..", path.anchor}:
        return None
    return folders[-2]


def _folder(path: PurePath) -> str | None:
    """The assignment after which its folder is called, or the folder around that: one-weight/alice/hw.ipynb."""
    return next((parent.name for parent in list(path.parents)[:2] if parent.name in ASSIGNMENTS), None)


def named(stem: str, *, first: bool = False) -> str | None:
    """The one assignment in a file's name, perhaps wanted first in it.

    `one_weight (2)` and `miller_417_one-weight` are `one-weight`.
    """
    words = re.sub(r"[\s_]+", "-", stem.lower())
    found = [name for name in ASSIGNMENTS if (words.startswith(name) if first else name in words)]
    return found[0] if len(found) == 1 else None


def _by_grade_ids(cells: Sequence[Found]) -> Counter[str]:
    """How many of its exercises each assignment has among the grade ids."""
    ids = {(cell.grade_id or "").removeprefix("check_") for cell in cells}
    return Counter(exercise.assignment for exercise in EXERCISES if exercise.name in ids)


def _by_functions(cells: Sequence[Found]) -> list[str]:
    """The assignments of which something is defined, in the order of the lesson."""
    defined = {name for cell in cells if cell.kind == "code" for name in definitions(cell.source).bound}
    return list(dict.fromkeys(exercise.assignment for exercise in EXERCISES if exercise.name in defined))


def _most(counted: Counter[str]) -> str | None:
    """The one with most; None where two have as many."""
    ranked = counted.most_common(2)
    return ranked[0][0] if ranked and (len(ranked) < 2 or ranked[0][1] > ranked[1][1]) else None
