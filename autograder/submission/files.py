"""The submissions among files and folders, in a fixed order."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..core.lesson import ASSIGNMENTS, EXERCISES
from .notebook import SOURCE, Unreadable
from .python import definitions
from .reading import Submission, read, unreadable_submission

LARGEST = 100 << 20
"""Bytes; a larger file is not opened."""
_OURS = frozenset({"chain_rule.py", "nbgrader_config.py", "conftest.py", "setup.py", "__pycache__", "node_modules"})
"""Names in a folder that are nobody's submission."""
_SUFFIXES = (".ipynb", ".py", ".ipynb.txt", ".ipynb.json")
"""Endings of submissions; browsers add the last two to downloads."""
_NAMES = frozenset(exercise.name for exercise in EXERCISES)


class UsageError(Exception):
    """The command cannot do what it was asked to; the message is one line for the user."""


def submissions(paths: Sequence[str], assignment: str | None = None) -> Iterator[Submission]:
    """The submissions in these files and folders, each once, read one after the other.

    A file that cannot be read is a submission with a problem. Raises UsageError at once if a path does not
    exist, a folder holds nothing to grade, or there is no such assignment.
    """
    if assignment is not None and assignment not in ASSIGNMENTS:
        raise UsageError(f"there is no assignment {assignment!r}; --assignment is one of {', '.join(ASSIGNMENTS)}")
    files: dict[str, tuple[str, bool]] = {}
    for path in paths:
        for file, is_named in _files(path):
            files.setdefault(os.path.abspath(file), (file, is_named))
    return (_submission(file, is_named, assignment) for file, is_named in files.values())


def _files(path: str) -> list[tuple[str, bool]]:
    """The files behind a path, and for each whether the user named it."""
    if not os.path.lexists(path):
        raise UsageError(f"{path}: there is no such file or folder")
    if not os.path.isdir(path) or path.endswith(_SUFFIXES):
        return [(path, True)]
    try:
        found = [(file, False) for file in _walk(path)]
    except OSError as error:
        raise UsageError(f"{path}: the folder cannot be read ({error.strerror}): check its permissions") from None
    if not found:
        raise UsageError(f"{path}: no notebook (.ipynb) and no .py file in this folder: name one that has some")
    return found


def _walk(folder: str) -> Iterator[str]:
    """The files to grade in a folder and those below it; also links and locked folders, to be reported."""
    root = os.path.realpath(folder)
    pending = _inside(folder)
    while pending:
        path = pending.pop(0)
        if path.endswith(_SUFFIXES):
            yield path
        elif os.path.islink(path):
            if os.path.commonpath([root, os.path.realpath(path)]) != root:
                yield path
        else:
            try:
                pending[:0] = _inside(path)
            except OSError:
                yield path


def _inside(folder: str) -> list[str]:
    """What is to be looked at in a folder, without what tools leave behind."""
    with os.scandir(folder) as entries:
        seen = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)
    names = {entry.name for entry in seen}
    if "pyvenv.cfg" in names:
        return []
    has_notebook = any(name.endswith(".ipynb") for name in names)
    return [
        entry.path
        for entry in seen
        if (entry.name.endswith(_SUFFIXES) or os.path.isdir(entry.path))
        and entry.name not in _OURS
        and not (has_notebook and _is_helper(entry))
    ]


def _is_helper(entry: os.DirEntry[str]) -> bool:
    """Whether a .py file beside a notebook is a module of the student's and not a submission."""
    if not entry.name.endswith(".py"):
        return False
    try:
        data = _content(entry.path, False)
        if not 0 < len(data.strip()) < SOURCE:
            return False
        text = data.decode()
    except (Unreadable, UnicodeDecodeError):
        return False
    return not any(name in text for name in _NAMES) or not _NAMES & definitions(text).bound


def _submission(path: str, is_named: bool, assignment: str | None) -> Submission:
    try:
        data = _content(path, is_named)
    except Unreadable as unreadable:
        return unreadable_submission(path, str(unreadable), assignment)
    return read(data, path, assignment)


def _content(path: str, is_named: bool) -> bytes:
    # A link in a student's folder may lead to a neighbour's notebook or to our solutions.
    if os.path.islink(path) and not is_named:
        raise Unreadable("it is a link to another place: hand in the file itself")
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            raise Unreadable("this is a folder: name the notebook inside, and check that it may be read")
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("this is no ordinary file: hand in the notebook itself")
        if status.st_size > LARGEST:
            raise Unreadable(f"it has {status.st_size >> 20} MB: clear all outputs in Jupyter and save it again")
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise Unreadable("it is a link to a file that is not there: hand in the file itself") from None
    except OSError as error:
        raise Unreadable(f"it cannot be read ({error.strerror}): check its permissions") from None
