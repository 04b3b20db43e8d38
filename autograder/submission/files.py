"""What is in a file, whatever it is called: its bytes, bounded, and whether they may be a submission."""

from __future__ import annotations

import ast
import errno
import io
import os
import re
import stat
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from ..core.lesson import EXERCISES
from .assignment import named
from .notebook import SOURCE, Unreadable
from .python import definitions

LARGEST = 100 << 20
"""Bytes; a larger file is not opened."""
SCRIPT = 4 * SOURCE
"""Bytes; a larger .py file is not opened, for it holds more than the characters that a submission may have."""
GUESSED = 8 << 20
"""Bytes; a larger file is a submission only if it is called one."""
ARCHIVE, UNPACKED, MEMBERS = 50 << 20, 64 << 20, 1000
"""Bytes of a ZIP archive and of all that is read of it, and how many files it may hold."""

SUFFIXES = (".ipynb", ".py", ".ipynb.txt", ".ipynb.json", ".py.txt")
"""Endings of submissions, large and small letters alike; browsers add .txt and .json to downloads."""
OURS = frozenset({"chain_rule.py", "nbgrader_config.py", "conftest.py", "setup.py", "__pycache__", "node_modules"})
"""Names in a folder that are nobody's submission."""

_NAMES = frozenset(exercise.name for exercise in EXERCISES)
_WORDS = re.compile(rb"\b(?:" + "|".join(sorted(_NAMES)).encode() + rb")\b")
_READING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_ZIP = b"PK\x03\x04"
_TOO_MUCH = "this ZIP archive holds too much: hand in the notebook alone"
_TEXT = ("", ".txt", ".text")
"""The endings of Python that is under another name."""


def is_called_one(path: str) -> bool:
    """Whether its name alone makes a file a submission, or an archive of some."""
    return path.lower().endswith((*SUFFIXES, ".zip"))


def content(path: str) -> bytes:
    """The bytes of a file. Raises Unreadable, with what to do, for links, folders, pipes, and what is too large."""
    try:
        # A link in a student's folder may lead to a neighbour's notebook or to our solutions.
        if os.path.islink(path):
            raise Unreadable("it is a link to another place: hand in the file itself")
        if os.path.isdir(path):
            raise Unreadable("this is a folder: name the notebook inside, and check that it may be read")
        descriptor = os.open(path, _READING)
    except FileNotFoundError:
        raise Unreadable("it is not there any more: hand it in again") from None
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENXIO):
            raise Unreadable("this is no ordinary file: hand in the notebook itself") from None
        raise Unreadable(f"it cannot be read ({error.strerror}): check its permissions") from None
    with open(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("this is no ordinary file: hand in the notebook itself")
        if path.lower().endswith((".py", ".py.txt")) and status.st_size > SCRIPT:
            raise Unreadable(f"it has {status.st_size >> 10} KB: delete what is not your answer")
        if status.st_size > LARGEST:
            raise Unreadable(f"it has {status.st_size >> 20} MB: clear all outputs in Jupyter and save it again")
        try:
            return file.read(LARGEST)
        except OSError as error:
            raise Unreadable(f"it cannot be read ({error.strerror}): hand it in again") from None


def looks_like_one(path: str) -> bool:
    """Whether a file that is not called one holds a notebook, a script or an archive of the lesson all the same."""
    try:
        if os.path.islink(path) or os.path.getsize(path) > GUESSED:
            return False
        data = content(path)
        return any(unpacked(data)) if is_archive(data) else _holds_one(path, data)
    except (OSError, Unreadable):
        return False


def _holds_one(name: str, data: bytes) -> bool:
    return (_is_notebook(data) and _has_lesson(data)) or _is_script(name, data)


def is_helper(path: str, data: bytes) -> bool:
    """Whether it has nothing of the lesson: a module or a test of a student's, or another notebook.

    A file that is damaged, and an empty one that is called after an assignment, may have held anything.
    """
    if path.lower().endswith((".py", ".py.txt")) and not _is_notebook(data) and data.strip():
        return not _defines(data)
    is_whole = not data.strip() or (_is_notebook(data) and data.rstrip().endswith(b"}"))
    return is_whole and not _has_lesson(data) and named(PurePosixPath(path).stem) is None


def is_archive(data: bytes) -> bool:
    """Whether this is a ZIP archive."""
    return data.startswith(_ZIP)


def unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The submissions in a ZIP archive, each with its name without folders. Raises Unreadable."""
    if len(data) > ARCHIVE or data.count(b"PK\x01\x02") > MEMBERS:
        raise Unreadable(_TOO_MUCH)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from _submissions(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        raise Unreadable("this ZIP archive is damaged: hand in the notebook itself") from None


def _submissions(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """What is called a submission in it; or, where nothing is, what holds one."""
    members = [one for one in archive.infolist() if not _is_litter(one)]
    called = [one for one in members if one.filename.lower().endswith(SUFFIXES)]
    left = UNPACKED
    for one in called or members:
        name, data = PurePosixPath(one.filename).name, _member(archive, one, left)
        left -= len(data)
        if called or _holds_one(name, data):
            yield name, data


def _is_litter(one: zipfile.ZipInfo) -> bool:
    parts = set(PurePosixPath(one.filename).parts) - {".."}  # only the last part is ever used
    is_ours = any(part.startswith(".") or part == "__MACOSX" or part.lower() in OURS for part in parts)
    return is_ours or one.is_dir()


def _member(archive: zipfile.ZipFile, one: zipfile.ZipInfo, largest: int) -> bytes:
    if one.flag_bits & 1:
        raise Unreadable("this ZIP archive has a password: hand in the notebook itself")
    if one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Unreadable("this ZIP archive is packed in an unusual way: hand in the notebook itself")
    with archive.open(one) as file:
        data = file.read(largest + 1)
    if len(data) > largest:
        raise Unreadable(_TOO_MUCH)
    return data


def _is_notebook(data: bytes) -> bool:
    start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"{") and b'"cells"' in data


def _has_lesson(data: bytes) -> bool:
    return _WORDS.search(data) is not None


def _is_script(name: str, data: bytes) -> bool:
    """Whether it is Python that defines something of the lesson; with mistakes, if it is called after an assignment."""
    if len(data) > SCRIPT or not _has_lesson(data):
        return False
    path = PurePosixPath(name)
    is_meant = named(path.stem) is not None and path.suffix.lower() in _TEXT
    return (is_meant or _is_python(data)) and _defines(data)


def _is_python(data: bytes) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(data)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _defines(data: bytes) -> bool:
    if not _has_lesson(data):
        return False
    try:
        return bool(_NAMES & definitions(data.decode("utf-8", "replace")).bound)
    except RecursionError:  # a thousand elif; then it may hold anything
        return True
