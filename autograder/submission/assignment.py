"""Of which assignment a submission is: what it says itself comes first, then its name, then --assignment."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from ..core.lesson import ASSIGNMENTS, EXERCISES
from .notebook import Found, Unreadable
from .python import definitions

_OURS = frozenset({"solutions", "assignments", "release", "source"})
"""Folders that hold notebooks of all assignments and are not a student's."""


def identified(cells: Sequence[Found], said: str | None, path: PurePath, asked: str | None) -> str:
    """The assignment's name. Raises Unreadable if the evidence is missing, or against `asked` or the folder.

    The grade ids come before the file's name: a renamed notebook is still the one that it was.
    """
    certain = said if said in ASSIGNMENTS else _by_grade_ids(cells)
    handed_in = path.parent.name if path.parent.name in ASSIGNMENTS else None
    likely = certain or _named(path.stem) or handed_in
    if asked and likely and likely != asked:
        raise Unreadable(
            f"this is {likely}, but --assignment says {asked}: leave --assignment out, or name another file"
        )
    if certain and handed_in and certain != handed_in:
        raise Unreadable(f"this is {certain}, but it is in the folder of {handed_in}: hand in the other file")
    if certain:
        return certain
    defined = {name for cell in cells if cell.kind == "code" for name in definitions(cell.source).bound}
    ours = [exercise.assignment for exercise in EXERCISES if exercise.name in defined]
    if not ours:
        expected = likely or asked
        what = f"nothing of {expected} is in it" if expected else "it belongs to no assignment we know"
        raise Unreadable(f"{what}: no cell and no function has a name of the lesson; hand in the right file")
    # The later notebooks carry over functions of the earlier ones: the last assignment it is.
    return likely or asked or ours[-1]


def student(path: PurePath, assignment: str) -> str | None:
    """Whose it is: the folder above the assignment's, as in submitted/alice/one-weight/one-weight.ipynb."""
    folders = path.parts[:-1]
    if len(folders) < 2 or folders[-1] != assignment or folders[-2] in _OURS | {"..", path.anchor}:
        return None
    return folders[-2]


def _named(stem: str) -> str | None:
    """The one assignment in a file's name: `one_weight (2)` and `miller_417_one-weight` are `one-weight`."""
    words = re.sub(r"[\s_]+", "-", stem.lower())
    named = [name for name in ASSIGNMENTS if name in words]
    return named[0] if len(named) == 1 else None


def _by_grade_ids(cells: Sequence[Found]) -> str | None:
    """The assignment to which most grade ids belong."""
    ids = {(cell.grade_id or "").removeprefix("check_") for cell in cells}
    votes = Counter(exercise.assignment for exercise in EXERCISES if exercise.name in ids)
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
