"""A file's bytes as a submission: what is to be run of it, or why it cannot be graded."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from ..core.lesson import ASSIGNMENTS, EXERCISES
from .assignment import identified, student
from .choice import WHOLE, Cell, chosen_from_notebook, chosen_from_script
from .notebook import DAMAGED, SOURCE, Notebook, Unreadable, notebook, why_no_text
from .python import definitions
from .release import released
from .script import script

_NOTEBOOK = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"(?:cells|metadata|nbformat|nbformat_minor|worksheets)"\s*:')
"""How the JSON of a notebook begins."""


@dataclass(frozen=True)
class Submission:
    """What was handed in for one assignment, ready to be run in the sandbox.

    `cells` are pure Python, the given ones from our own release first. `untouched` are the exercises left as
    they were released. `notes` are by exercise, those on the whole submission under "". `damaged` are
    the exercises whose answer may have been in a cell that cannot be read, with that cell. A `problem` says what
    cannot be graded, where, and what to do; then there are no cells, and `assignment` may be "".
    """

    path: str
    student: str | None
    assignment: str
    cells: tuple[Cell, ...] = ()
    untouched: frozenset[str] = frozenset()
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problem: str | None = None
    damaged: Mapping[str, str] = field(default_factory=dict)


def read(data: bytes, path: str, assignment: str | None = None) -> Submission:
    """The submission in these bytes of a notebook, or of a Python file: the content decides. Raises nothing.

    `assignment` is what the user says it is: it decides where the file does not tell.
    """
    try:
        return _read(data, path, assignment)
    except Unreadable as unreadable:
        return unreadable_submission(path, str(unreadable), assignment)
    except OSError:
        lost = "the released notebooks are not in this installation: install the package again"
        return unreadable_submission(path, lost, assignment)
    except Exception as error:  # one file that we did not foresee may not stop the class
        name = type(error).__name__
        return unreadable_submission(path, f"it could not be read ({name}); start from a fresh copy", assignment)


def unreadable_submission(path: str, problem: str, assignment: str | None = None) -> Submission:
    """A submission that cannot be graded; its folder may still tell whose it is."""
    where = PurePath(_printable(path))
    name = where.parent.name if where.parent.name in ASSIGNMENTS else assignment or ""
    return Submission(str(where), student(where, name), name, problem=f"{where}: {problem}")


def _read(data: bytes, path: str, asked: str | None) -> Submission:
    if asked is not None and asked not in ASSIGNMENTS:
        raise Unreadable(f"there is no assignment {asked!r}; there are {', '.join(ASSIGNMENTS)}")
    where = PurePath(_printable(path))
    is_script, found = _content(data, where)
    name = identified(found.cells, found.assignment, where, asked)
    choose = chosen_from_script if is_script else chosen_from_notebook
    choice = choose(found.cells, released(name))
    notes = dict(choice.notes)
    damaged = [cell.name for cell in found.cells if cell.kind == DAMAGED]
    if damaged:
        line = f"damaged and left out: {', '.join(damaged)}"
        notes[WHOLE] = (*notes.get(WHOLE, ()), line)
    return Submission(
        str(where), student(where, name), name, choice.cells, choice.untouched, notes, damaged=choice.damaged
    )


def _content(data: bytes, where: PurePath) -> tuple[bool, Notebook]:
    """Whether it is a script, and its cells: the content decides, where it and the file's name disagree."""
    if where.suffix == ".py" or ".py" in where.suffixes[-2:-1]:
        return (False, notebook(data)) if _NOTEBOOK.match(data) else (True, Notebook(script(data), None))
    try:
        return False, notebook(data)
    except Unreadable as unreadable:
        if re.match(rb"\s*[{\[]", data) or why_no_text(data) or len(data) > SOURCE:
            raise
        try:
            found = script(data)
        except Unreadable:
            raise unreadable from None
        names = {exercise.name for exercise in EXERCISES}
        if not any(definitions(cell.source).bound & names for cell in found):
            raise
        return True, Notebook(found, None)


def _printable(path: str) -> str:
    """A file's name may hold bytes that are no text, ends of lines, and signs that turn text round."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", "?", text)
