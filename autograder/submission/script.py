"""The cells of a .py file: those that it marks, those of a marimo app, else the whole."""

from __future__ import annotations

import ast
import codecs
import re
import textwrap
from collections.abc import Iterator, Sequence

from ..statements import syntax
from .magics import pure
from .notebook import SOURCE, Found, Unreadable, why_no_text
from .python import squeezed

_MARK = re.compile(r"# ?%%|# In ?\[[ \d*]*\]")
_BLOCKS = 300
_PADDING = 500_000
"""At most this many empty lines may stand before the cells in all; with more, the file is taken as it is."""
_CODING = re.compile(rb"^(?:[ \t\f]*(?:#.*)?\r?\n)?[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
"""Where a file names its encoding: in one of the first two lines (PEP 263)."""
_ENCODINGS = re.compile(r"(utf|ascii|iso8859|cp|mac|koi8|latin|gb|big5|euc|shift|tis)[-_\w]*")
"""Encodings that editors write; others turn text into something else, or take the square of its length."""


def script(data: bytes) -> tuple[Found, ...]:
    """The cells of a Python file. Raises Unreadable if it is empty, too long or no text."""
    if not data.strip():
        raise Unreadable("the file is empty: save your work again and hand that in")
    if len(data) > SOURCE:
        raise Unreadable(f"it has more than {SOURCE} bytes: hand in the file with your functions alone")
    text = _decoded(data)
    if "\0" in text:
        raise Unreadable("the file is not text: hand in the .py file itself")
    return _cells(text.replace("\r\n", "\n").replace("\r", "\n"))


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    else:
        data = data.removeprefix(codecs.BOM_UTF8)
        named = _CODING.match(data)
        encoding = named[1].decode() if named else "utf-8"
    try:
        if not _ENCODINGS.fullmatch(codecs.lookup(encoding).name):
            raise LookupError
        return data.decode(encoding)
    except LookupError:
        raise Unreadable(f"its first lines name an unknown encoding, {encoding[:40]}: save it as UTF-8") from None
    except UnicodeDecodeError:
        problem = why_no_text(data) or "the file is not UTF-8 text: save it as UTF-8"
        raise Unreadable(problem) from None


def _cells(text: str) -> tuple[Found, ...]:
    source = pure(text)
    tree = syntax(source)
    lines = source.split("\n")
    if isinstance(tree, ast.Module) and _is_marimo(tree):
        return _of_marimo(lines, tree)
    marks = [i for i, line in enumerate(lines) if _MARK.match(line)]
    if 0 < len(marks) < _BLOCKS and sum(marks) < _PADDING:
        cells = _blocks(lines, [0, *marks])
        if not isinstance(tree, ast.Module) or all(isinstance(syntax(cell.source), ast.Module) for cell in cells):
            return cells
    return (Found("file", "code", source),)


def _blocks(lines: Sequence[str], starts: Sequence[int]) -> tuple[Found, ...]:
    """The lines from each start to the next, moved down so that an error names the line of the file."""
    ends = [*starts[1:], len(lines)]
    return tuple(
        Found(f"line {start + 1}", "code", pure("\n" * start + "\n".join(lines[start:end])))
        for start, end in zip(starts, ends, strict=True)
        if squeezed("\n".join(lines[start:end]))
    )


def _is_marimo(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.Import | ast.ImportFrom) and "marimo" in ast.unparse(node) for node in tree.body
    ) and any(_is_of_app(item) for node in tree.body for item in _marks_of(node))


def _marks_of(node: ast.stmt) -> list[ast.expr]:
    """What makes a statement a cell of a marimo app: its decorators, or what its `with` enters."""
    if isinstance(node, ast.With):
        return [item.context_expr for item in node.items]
    return getattr(node, "decorator_list", [])


def _is_of_app(mark: ast.expr) -> bool:
    called = mark.func if isinstance(mark, ast.Call) else mark
    return isinstance(called, ast.Attribute) and called.attr in ("cell", "setup", "function", "class_definition")


def _of_marimo(lines: Sequence[str], tree: ast.Module) -> tuple[Found, ...]:
    """The cells of the app: what stands in its functions for cells, without what they hand on."""
    return tuple(
        Found(f"line {first}", "code", pure("\n" * (first - 1) + textwrap.dedent("\n".join(lines[first - 1 : last]))))
        for node in tree.body
        for first, last in _inside(node)
    )


def _inside(node: ast.stmt) -> Iterator[tuple[int, int]]:
    """The first and last line of a cell's own code."""
    marks = [mark for mark in _marks_of(node) if _is_of_app(mark)]
    if not marks:
        return
    kind = ast.unparse(marks[0]).partition("(")[0].rpartition(".")[2]
    if kind in ("function", "class_definition"):
        yield node.lineno, node.end_lineno or node.lineno
        return
    body = [one for one in getattr(node, "body", []) if not isinstance(one, ast.Return)]
    if body:
        first = min([body[0].lineno, *(mark.lineno for mark in _marks_of(body[0]))])
        yield first, body[-1].end_lineno or first
