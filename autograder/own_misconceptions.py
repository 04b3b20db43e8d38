"""Misconceptions of an instructor's own: read from a Python file, which is trusted, and held to the rules of ours."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from autograder.core.misconceptions import CATALOGUE, Catalogue, Misconception
from autograder.core.refusals import refusals

NAME = "MISCONCEPTIONS"


class MisconceptionsError(Exception):
    """A file of misconceptions that cannot be used; the message is one line."""


def with_own(paths: Iterable[Path]) -> Catalogue:
    """Our catalogue, and behind it the entries of these files.

    Raises MisconceptionsError where a file cannot be read, or holds an entry that is refused.
    """
    catalogue = CATALOGUE
    for path in paths:
        own = _entries(path)
        for refusal in refusals(own, catalogue):
            raise MisconceptionsError(f"{path}: {_one_line(refusal.key)}: {_one_line(refusal.why)}")
        catalogue = Catalogue((*catalogue, *own))
    return catalogue


def _entries(path: Path) -> tuple[Misconception, ...]:
    """The entries that a file defines."""
    found = _run(path).get(NAME)
    if found is None:
        raise MisconceptionsError(f"{path} defines no {NAME}: assign it a tuple of Misconception(...)")
    if isinstance(found, Misconception) or not isinstance(found, tuple | list):
        raise MisconceptionsError(f"{path}: {NAME} is a {type(found).__name__}, not a tuple of Misconception(...)")
    for number, entry in enumerate(found, start=1):
        if not isinstance(entry, Misconception):
            kind = type(entry).__name__
            raise MisconceptionsError(f"{path}: entry {number} of {NAME} is a {kind}: make it a Misconception(...)")
    if not found:
        raise MisconceptionsError(f"{path}: {NAME} is empty: put a Misconception(...) into it, or leave the file out")
    return tuple(found)


def _run(path: Path) -> dict[str, Any]:
    """The names that a file defines when it is run; what it prints does not go into the report."""
    names: dict[str, Any] = {"__name__": "misconceptions", "__file__": str(path)}
    try:
        source = path.read_bytes()
    except OSError as error:
        raise MisconceptionsError(f"{path} cannot be read: {error.strerror or error}") from None
    try:
        code = compile(source, str(path), "exec")
    except (SyntaxError, ValueError) as error:
        at = f", line {error.lineno}" if isinstance(error, SyntaxError) and error.lineno else ""
        raise MisconceptionsError(f"{path}{at} is not Python: {_one_line(getattr(error, 'msg', error))}") from None
    try:
        with redirect_stdout(sys.stderr):
            exec(code, names)
    except (Exception, SystemExit) as error:
        lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)]
        at = f", line {lines[-1]}," if lines else ""
        raise MisconceptionsError(f"{path}{at} raises {type(error).__name__}: {_one_line(error)}") from None
    return names


def _one_line(text: object) -> str:
    return " ".join(str(text).split())
