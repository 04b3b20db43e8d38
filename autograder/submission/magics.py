"""Notebook code as pure Python: IPython's magics and shell lines are taken out, line numbers stay."""

from __future__ import annotations

import ast
import re

from .python import syntax

KEEPS_ITS_BODY = frozenset({"time", "timeit", "capture", "prun", "memit", "mprun"})
"""The cell magics whose cell is Python of the notebook itself; the cells of all others are left out."""

_CELL_MAGIC = re.compile(r"(?:[^\S\n]*(?:#.*)?\n)*%%(\w{0,30}).*")
_MAGIC = re.compile(r"\s*(?:[%!?]|.*\?\s*$)")
_ASSIGNED = re.compile(r"(\s*[\w.,\[\]'\" ]+?=)\s*[%!]")
_RUN_ONCE = re.compile(r"%(?:time|prun)\s+(?!-)(.+)")
_LONGEST = 2000
"""A longer line is no magic: to look for one would take the square of its length."""
_REPAIRS = 20
"""At most this many magics are taken out one by one, the rest at once: each costs a look at the whole cell."""


def cell_magic(source: str) -> str | None:
    """The cell magic that keeps the cell from being run, such as `%%bash`, or None."""
    match = _CELL_MAGIC.match(source)
    return f"%%{match[1]}" if match and match[1] not in KEEPS_ITS_BODY else None


def pure(source: str) -> str:
    """The source without magics, as many lines as before; what is no Python even then is left as it is.

    A cell that is not Python at all (`cell_magic`) becomes the empty string.
    """
    if isinstance(syntax(source), ast.Module):
        return source
    if cell_magic(source):
        return ""
    lines = source.split("\n")
    if match := _CELL_MAGIC.match(source):
        lines[match[0].count("\n")] = ""
    for _ in range(_REPAIRS):
        tree = syntax("\n".join(lines))
        if isinstance(tree, ast.Module):
            return "\n".join(lines)
        if not _replaced(lines, (tree.lineno or 0) - 1):
            return source
    for at in range(len(lines)):
        _replaced(lines, at)
    repaired = "\n".join(lines)
    return repaired if isinstance(syntax(repaired), ast.Module) else source


def _replaced(lines: list[str], at: int) -> bool:
    """Replace the magic on line `at`, with the lines that it goes on in; False if there is none."""
    if not 0 <= at < len(lines):
        return False
    line = lines[at]
    if len(line) > _LONGEST:
        return False
    assigned = _ASSIGNED.match(line)
    if not assigned and not _MAGIC.match(line):
        return False
    indentation = line[: len(line) - len(line.lstrip())]
    lines[at] = f"{assigned[1]} None" if assigned else indentation + _statement(line.strip())
    while line.endswith("\\") and at + 1 < len(lines):
        at += 1
        line, lines[at] = lines[at], ""
    return True


def _statement(magic: str) -> str:
    """What is left of a line magic: `%time x = f()` runs its statement once, others leave nothing."""
    timed = _RUN_ONCE.match(magic)
    return timed[1] if timed and isinstance(syntax(timed[1]), ast.Module) else "pass"
