"""What a notebook file says: its cells and the assignment it names, whatever else is damaged in it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NoReturn, TypeVar

import msgspec
from msgspec import Raw

T = TypeVar("T")
CELLS = 1000
SOURCE = 200_000
"""The most cells, and the most characters of code, of one notebook; the released ones have 40 and 5000."""


TEXTS = 4_000_000
"""The most characters of text that are looked at; pictures can be pasted into it."""
LOOKED_AT = 8 << 20
"""Bytes; a reason why a file is no notebook is looked for in so many of its first."""
UTF_16 = 24 << 20
"""Bytes; a larger file has to be UTF-8: turning it would take several times its size."""
STRINGS = 2_000_000
"""A file with more of them, or of halves of pairs, has to be JSON to the letter: each costs a look."""
_LOOSE = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\Z)|-?\b(?:NaN|Infinity)\b', re.DOTALL)
"""A string of JSON, or a number that is none."""
_HALF = re.compile(rb"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|(\\u[dD][89a-fA-F]..)|\\.", re.DOTALL)
"""An escape of JSON; as a group, half a surrogate pair."""


DAMAGED = "damaged"
"""The kind of a cell that cannot be read."""


class Unreadable(Exception):
    """The file cannot be graded; the message says why and what to do."""


@dataclass(frozen=True)
class Found:
    """One cell as it was found: where, its kind (code, markdown, raw, DAMAGED), and its grade id if it has one."""

    name: str
    kind: str
    source: str
    grade_id: str | None = None


@dataclass(frozen=True)
class Notebook:
    """The cells in their order, and the assignment that the metadata name."""

    cells: tuple[Found, ...]
    assignment: str | None


# Only what is asked for is decoded, the rest is skipped: outputs of 50 MB cost no memory beside the file.
class _File(msgspec.Struct):
    nbformat: Raw = Raw()
    metadata: Raw = Raw()
    cells: Raw = Raw()
    worksheets: Raw = Raw()


class _Metadata(msgspec.Struct):
    autograder: Raw = Raw()
    nbgrader: Raw = Raw()
    assignment: Raw = Raw()
    grade_id: Raw = Raw()


class _Cell(msgspec.Struct):
    cell_type: Raw = Raw()
    source: Raw = Raw()
    metadata: Raw = Raw()


# A list would be made whole before its length could be looked at: 200 MB of "1," become 8 GB of list.
_Cells = msgspec.defstruct(
    "_Cells",
    [(f"cell{i}", Raw, Raw()) for i in range(CELLS)],
    array_like=True,
    forbid_unknown_fields=True,
)

_NO_JSON = (
    (rb"\s*\Z", "the file is empty: save the notebook again and hand that in"),
    (rb"\xff\xfe|\xfe\xff", "the file is UTF-16 text: save it as UTF-8"),
    (rb"PK\x03\x04", "this is a ZIP archive: unpack it first"),
    (rb"\s*<(!doctype|html|\?xml)", "this is a web page, not the notebook: download the file itself"),
    (rb"version https://git-lfs", "this is a Git LFS pointer: fetch the file itself with `git lfs pull`"),
    (rb"(?s:.*?)^<<<<<<< ", "a merge conflict is left in the file: resolve it and save the notebook again"),
)


def notebook(data: bytes) -> Notebook:
    """Read the bytes of an .ipynb file. Raises Unreadable if there is no notebook of nbformat 4 in them."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    file = _file(data)
    _check_format(file)
    try:
        raw_cells = msgspec.structs.astuple(msgspec.json.decode(file.cells, type=_Cells))
    except msgspec.ValidationError:
        raise Unreadable(
            f"its cells are not a list of at most {CELLS}: start again from a fresh copy of the notebook"
        ) from None
    cells = tuple(_bounded(_found(raw, f"cell {at}") for at, raw in enumerate(filter(_size, raw_cells), start=1)))
    metadata = _decoded(file.metadata, _Metadata, _Metadata())
    named = _decoded(_decoded(metadata.autograder, _Metadata, _Metadata()).assignment, str, None)
    return Notebook(cells, named)


def _bounded(cells: Iterable[Found]) -> Iterator[Found]:
    """The cells, without the texts that are too many; Unreadable where the code is. None is made that is not kept."""
    code = texts = 0
    for cell in cells:
        if cell.kind == "code":
            code += len(cell.source)
        else:
            texts += len(cell.source)
        if code > SOURCE:
            raise Unreadable(f"it holds more than {SOURCE} characters of code: delete what is not your answer")
        yield cell if cell.kind == "code" or texts <= TEXTS else replace(cell, source="")


def _file(data: bytes) -> _File:
    try:
        return msgspec.json.decode(data, type=_File)
    except msgspec.ValidationError:
        raise Unreadable("this is JSON, but not a notebook: hand in the .ipynb file") from None
    except RecursionError:
        raise Unreadable("it is nested too deeply to be a notebook: start from a fresh copy") from None
    except ValueError as error:
        return _forgiven(data) or _refused(data, str(error))


def _forgiven(data: bytes) -> _File | None:
    """The file as more tolerant readers take it: UTF-16, NaN in outputs, half a surrogate pair."""
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            if len(data) > UTF_16:
                return None
            data = data.decode("utf-16").encode()
        if data.count(b"\\ud") + data.count(b"\\uD") > STRINGS:
            return None
        return msgspec.json.decode(_tightened(data), type=_File)
    except (ValueError, RecursionError):
        return None


def _tightened(data: bytes) -> bytearray:
    """The bytes as JSON to the letter, as far as that is a matter of numbers that are none and of halves of pairs."""
    # Not re.sub: it keeps an object for each match, of which a large file has millions.
    kept, after = bytearray(), 0
    for count, found in enumerate(_LOOSE.finditer(data)):
        text = found[0]
        if count > STRINGS:
            raise ValueError
        if text.startswith(b'"') and b"\\u" not in text:
            continue
        kept += data[after : found.start()]
        kept += _paired(text) if text.startswith(b'"') else b"null"
        after = found.end()
    kept += data[after:]
    return kept


def _paired(text: bytes) -> bytes:
    return _HALF.sub(lambda escape: b"\\ufffd" if escape[1] else escape[0], text)


def why_no_text(data: bytes) -> str | None:
    """What a file is instead of a notebook or a script, if that can be told, and what to do."""
    found = (problem for look, problem in _NO_JSON if re.match(look, data[:LOOKED_AT], re.IGNORECASE | re.MULTILINE))
    return next(found, None)


def _refused(data: bytes, error: str) -> NoReturn:
    if problem := why_no_text(data):
        raise Unreadable(problem)
    if "truncated" in error and re.match(rb"\s*\{", data):
        raise Unreadable("the file ends in the middle: save or download the notebook again")
    where = re.search(r"\(byte (\d+)\)", error)
    line = f" (line {data.count(10, 0, int(where[1])) + 1})" if where else ""
    raise Unreadable(f"not a notebook, the file is not JSON{line}: save it again in Jupyter and hand that in")


def _check_format(file: _File) -> None:
    version = _decoded(file.nbformat, int, 4)
    if version < 4 or (_size(file.worksheets) and not _size(file.cells)):
        raise Unreadable(
            "it is in an old notebook format (before nbformat 4): convert it with "
            "`jupyter nbconvert --to notebook --inplace FILE` and hand that in"
        )
    if version > 4:
        raise Unreadable(f"it is in notebook format {version}; save it as nbformat 4")
    if not _size(file.cells):
        raise Unreadable("this is JSON, but not a notebook (it has no cells): hand in the .ipynb file")


def _found(raw: Raw, name: str) -> Found:
    cell = _decoded(raw, _Cell, None)
    if cell is None:
        return Found(name, DAMAGED, "")
    kind = _decoded(cell.cell_type, str, "code")
    kind = kind if kind in ("markdown", "raw") else "code"  # what is not marked as text may be an answer
    if _size(cell.source) > 2 * SOURCE:
        if kind == "code":
            raise Unreadable(f"{name} holds more than {SOURCE} characters: delete what is not your answer")
        return Found(name, kind, "")  # a picture pasted into the text
    metadata = _decoded(cell.metadata, _Metadata, _Metadata())
    nbgrader = _decoded(metadata.nbgrader, _Metadata, _Metadata())
    grade_id = _decoded(nbgrader.grade_id, str, None)
    source = _text(cell.source)
    if source is None:
        return Found(name, DAMAGED, "", _clean(grade_id) if grade_id else None)
    return Found(name, kind, source, _clean(grade_id) if grade_id else None)


def _size(raw: Raw) -> int:
    return memoryview(raw).nbytes  # a view: len of its bytes would copy them


def _text(raw: Raw) -> str | None:
    """The source, None if any of it is no text."""
    whole: Any = _decoded(raw, str, None)
    if whole is None:
        lines = _decoded(raw, list[Raw], None)
        if lines is None or None in (lines := [_decoded(line, str, None) for line in lines]):
            return None
        whole = "".join(lines)
    return _clean(whole)


def _clean(text: str) -> str:
    """Text that can be encoded again, its lines ended by newlines alone."""
    return text.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n")


def _decoded(raw: Raw, expected: type[T], default: Any) -> Any:
    try:
        return msgspec.json.decode(raw, type=expected)
    except UnicodeDecodeError:
        raise Unreadable("the file is not UTF-8 text: save it as UTF-8") from None
    except (msgspec.DecodeError, RecursionError):
        return default
