"""Notebook code as pure Python: IPython's magics, shell lines and prompts are taken out, line numbers stay."""

from __future__ import annotations

import ast
import re

from ..statements import syntax

KEEPS_ITS_BODY = frozenset({"time", "timeit", "capture", "prun", "memit", "mprun"})
"""The cell magics whose cell is Python of the notebook itself; the cells of all others are left out."""

_CELL_MAGIC = re.compile(r"(?:[^\S\n]*(?:#.*)?\n)*%%(\w{0,30}).*")
_MAGIC = re.compile(r"\s*(?:[%!?]|.*\?\s*$)")
_ASSIGNED = re.compile(r"(\s*+[\w.,\[\]'\" ]+?=)\s*[%!]")
_RUN_ONCE = re.compile(r"%(?:time|prun)\s+(?!-)(.+)")
_PROMPTS = (
    re.compile(r"(?:>>>|\.\.\.)(?: |(?=\S)|$)"),
    re.compile(r"\s*(?:In ?\[\d*\]:|\.{3,}:) ?"),
)
"""Of Python's own shell, and of IPython's."""
_LONGEST = 2000
"""A longer line is no magic: to look for one would take the square of its length."""
_REPAIRS = 20
"""At most this many magics are taken out one by one, the rest at once: each costs a look at the whole cell."""


def cell_magic(source: str) -> str | None:
    """The cell magic that keeps the cell from being run, such as `%%bash`, or None."""
    match = _CELL_MAGIC.match(source)
    return f"%%{match[1]}" if match and match[1] not in KEEPS_ITS_BODY else None


def pure(source: str) -> str:
    """The source without magics, as many lines as before; what is no Python even then keeps them.

    A cell that is not Python at all (`cell_magic`) becomes the empty string.
    """
    if isinstance(syntax(source), ast.Module):
        return source
    if cell_magic(source):
        return ""
    for text in dict.fromkeys((source, unpasted := _unpasted(source))):
        repaired = _without_magics(text)
        if isinstance(syntax(repaired), ast.Module):
            return repaired
    return unpasted


def _unpasted(source: str) -> str:
    """The source without the indentation or the prompts that its first line of code has from where it was copied.

    Jupyter takes both off as well.
    """
    lines = source.split("\n")
    first = next((line for line in lines if line.strip() and not line.startswith(("#", "%%"))), "")
    indent = first[: len(first) - len(first.lstrip())]
    if indent:
        lines = [line.removeprefix(indent) for line in lines]
    if prompt := next((look for look in _PROMPTS if look.match(first.lstrip())), None):
        lines = [prompt.sub("", line, count=1) for line in lines]
    return "\n".join(lines)


def _without_magics(source: str) -> str:
    """The source with its magics taken out, if that makes it Python; else as it is."""
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
