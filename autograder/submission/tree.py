"""What is in a tree of submissions: its folders, and the files that may be one, in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from .files import OURS, SUFFIXES, is_called_one, looks_like_one

_LINK = "a folder above it is a link to another place: hand in the file itself"
_ENVIRONMENTS = frozenset({"venv", "env"})
_SETTINGS = "pyvenv.cfg"
"""What makes a Python of somebody's own of a folder,"""
_OF_PYTHON = frozenset({"bin", "lib", "lib64", "scripts", "include", "share"})
"""and what is in it."""


class UsageError(Exception):
    """The command cannot do what it was asked to; the message is one line for the user."""


@dataclass(frozen=True)
class Location:
    """A file or folder: its path as it was given, and the folders between it and what is around all that was named."""

    path: str
    folders: tuple[str, ...]
    is_folder: bool = False
    is_named: bool = False
    problem: str | None = None

    @property
    def whole(self) -> tuple[str, ...]:
        """A folder, and those above it."""
        return (*self.folders, os.path.basename(self.path.rstrip(os.sep)))

    @property
    def is_script(self) -> bool:
        """Whether its name says that it holds Python and no notebook."""
        return self.path.lower().endswith((".py", ".py.txt"))

    def folder(self, level: int) -> str | None:
        """The folder at that level, if the path tells it: 0 is the first below what is around all, -1 that itself."""
        given = PurePath(self.path).parts[:-1]
        at = len(given) - len(self.folders) + level
        return given[at] if 0 <= at < len(given) and given[at] not in ("..", PurePath(self.path).anchor) else None


def places(paths: Sequence[str]) -> list[Location]:
    """What the paths hold, each file once. Raises UsageError where a path is not there or may not be read."""
    for path in paths:
        if not os.path.lexists(path):
            raise UsageError(f"{path}: there is no such file or folder")
    # A link that the shell has named among others may be a student's.
    folders = [_is_folder(path, follows_links=len(paths) == 1) for path in paths]
    outer = [
        os.path.abspath(path if is_folder else os.path.dirname(path))
        for path, is_folder in zip(paths, folders, strict=True)
    ]
    around = os.path.commonpath(outer)
    found: dict[str, Location] = {}
    for path, is_folder in zip(paths, folders, strict=True):
        below = PurePath(os.path.relpath(os.path.abspath(path), around)).parts
        if _is_link(around, below[:-1]):
            held = [Location(path, below[:-1], is_named=True, problem=_LINK)]
        else:
            held = _in(path, below) if is_folder else [Location(path, below[:-1], is_named=True)]
        for place in held:
            found.setdefault(os.path.abspath(place.path), place)
    return list(found.values())


def _is_folder(path: str, *, follows_links: bool) -> bool:
    is_followed = follows_links or not os.path.islink(path.rstrip(os.sep))
    return is_followed and os.path.isdir(path) and not path.lower().endswith(SUFFIXES)


def _is_link(around: str, folders: Sequence[str]) -> bool:
    """Whether one of these folders, each in the one before, is a link."""
    return any(os.path.islink(os.path.join(around, *folders[: i + 1])) for i in range(len(folders)))


def _in(path: str, below: tuple[str, ...]) -> list[Location]:
    """A named folder, unless it is what is around all that was named; and what is in it."""
    itself = [Location(path, below[:-1], is_folder=True, is_named=True)] if below else []
    try:
        return [*itself, *_walk(path, below, os.path.realpath(path))]
    except OSError as error:
        raise UsageError(f"{path}: the folder cannot be read ({error.strerror}): check its permissions") from None


def _walk(folder: str, folders: tuple[str, ...], root: str) -> Iterator[Location]:
    """Folders, files that may be submissions, and what cannot be looked into. Raises OSError for the first folder."""
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False) and not entry.name.lower().endswith(SUFFIXES):
            yield from _below(entry, folders, root)
        elif is_called_one(entry.name) or _leads_out(entry, root) or looks_like_one(entry.path):
            yield Location(entry.path, folders)


def _below(entry: os.DirEntry[str], folders: tuple[str, ...], root: str) -> Iterator[Location]:
    if entry.name in _ENVIRONMENTS and os.path.exists(os.path.join(entry.path, _SETTINGS)):
        return
    yield Location(entry.path, folders, is_folder=True)
    try:
        yield from list(_walk(entry.path, (*folders, entry.name), root))
    except OSError:
        yield Location(entry.path, folders)  # locked: reading it says so


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What is to be looked at in a folder, without what tools leave behind."""
    with os.scandir(folder) as entries:
        seen = [one for one in entries if not one.name.startswith(".") and one.name.lower() not in OURS]
    # What a student put beside a Python of their own is looked at: the file that says so may be in a whole class.
    is_environment = any(one.name.lower() == _SETTINGS for one in seen)
    kept = [one for one in seen if not (is_environment and one.name.lower() in _OF_PYTHON)]
    return sorted(kept, key=lambda entry: entry.name)


def _leads_out(entry: os.DirEntry[str], root: str) -> bool:
    """Whether this is a link to a folder elsewhere, in which submissions may be."""
    there = os.path.realpath(entry.path) if entry.is_symlink() else root
    return os.path.isdir(there) and os.path.commonpath([root, there]) != root
