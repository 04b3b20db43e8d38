"""The cells of a .py file: those that it marks, else the whole, or its statements if it is broken."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

from .magics import pure
from .notebook import SOURCE, Found, Unreadable
from .python import squeezed, syntax

_MARK = re.compile(r"# ?%%|# In ?\[[ \d*]*\]")
_STATEMENT = re.compile(r"(?!else\b|elif\b|except\b|finally\b|case\b)[A-Za-z_@(\[{'\"%!]")
_BLOCKS = 300
_PADDING = 500_000
"""At most this many empty lines may stand before the cells in all; with more, the file is taken as it is."""
_REACH = 20
"""How many beginnings of lines one statement may span; text of a docstring can look like statements."""


def script(data: bytes) -> tuple[Found, ...]:
    """The cells of a Python file. Raises Unreadable if it is empty, too long or not UTF-8."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    if not data.strip():
        raise Unreadable("the file is empty: save your work again and hand that in")
    if len(data) > SOURCE:
        raise Unreadable(f"it has more than {SOURCE} bytes: hand in the file with your functions alone")
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise Unreadable("the file is not UTF-8 text: save it as UTF-8") from None
    if "\0" in text:
        raise Unreadable("the file is not text: hand in the .py file itself")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    source = pure(text)
    lines = source.split("\n")
    marks = [i for i, line in enumerate(lines) if _MARK.match(line)]
    is_python = isinstance(syntax(source), ast.Module)
    if 0 < len(marks) < _BLOCKS and sum(marks) < _PADDING:
        cells = _blocks(lines, [0, *marks])
        if not is_python or all(isinstance(syntax(cell.source), ast.Module) for cell in cells):
            return cells
    starts = sorted({0, *_statements(lines)}) if not is_python else []
    if is_python or sum(starts) > _PADDING:
        return (Found("file", "code", source),)
    return _blocks(lines, starts)


def _blocks(lines: Sequence[str], starts: Sequence[int]) -> tuple[Found, ...]:
    """The lines from each start to the next, moved down so that an error names the line of the file."""
    ends = [*starts[1:], len(lines)]
    return tuple(
        Found(f"line {start + 1}", "code", pure("\n" * start + "\n".join(lines[start:end])))
        for start, end in zip(starts, ends, strict=True)
        if squeezed("\n".join(lines[start:end]))
    )


def _statements(lines: Sequence[str]) -> list[int]:
    """Where the top-level statements begin, in a file of which some are broken."""
    starts = [i for i, line in enumerate(lines) if _STATEMENT.match(line)][:_BLOCKS]
    ends = [*starts[1:], len(lines)]
    found, at = [], 0
    while at < len(starts):
        found.append(starts[at])
        reach = range(at, min(at + _REACH, len(starts)))
        whole = (i for i in reach if isinstance(syntax("\n".join(lines[starts[at] : ends[i]])), ast.Module))
        at = next(whole, at) + 1
    return found
