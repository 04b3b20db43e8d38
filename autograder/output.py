"""Where a report goes: standard output, whatever that can take, or a file that replaces the old one at the end."""

from __future__ import annotations

import codecs
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

_PLAIN = {"✓": "+", "✗": "x", "·": "-", "∂": "d", "…": "...", "≤": "<=", "≥": ">=", "×": "x", "−": "-"}


class Unwritable(Exception):
    """A report cannot go where it should; the message is one line."""


def _plain(error: UnicodeError) -> tuple[str, int]:
    """What stands for the signs that an encoding lacks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_PLAIN.get(sign, "?") for sign in error.object[error.start : error.end]), error.end


codecs.register_error("autograder.plain", _plain)


@contextmanager
def standard_output(encoding: str | None = None) -> Iterator[IO[str]]:
    """Standard output; signs that its encoding lacks are written plainly."""
    if sys.__stdout__ is None:
        raise Unwritable("there is no standard output: name a file with --output")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding=encoding, errors="autograder.plain")
    yield sys.stdout


@contextmanager
def replaced(output: Path) -> Iterator[IO[str]]:
    """A file beside the output, which takes its place once all is well.

    Until then an old report stays as it is. What was written before something stopped us is kept as FILE.part.
    """
    check(output)
    try:
        descriptor, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name[:100]}-", suffix=".part")
    except OSError as error:
        raise Unwritable(f"--output {output}: nothing can be written beside it ({error.strerror})") from None
    try:
        with open(descriptor, "w", encoding="utf-8") as file:
            _set_mode(descriptor, output)
            yield file
    except BaseException:
        with suppress(OSError):
            is_begun = os.path.getsize(name) > 0
            os.replace(name, f"{output}.part") if is_begun else os.unlink(name)
        raise
    try:
        check(output)
        os.replace(name, output)
    except OSError as error:
        raise Unwritable(f"--output {output} cannot be replaced ({error.strerror}): the report is in {name}") from None


def check(output: Path) -> None:
    """Whether an ordinary file can be put there; never through a link, which a student may have made."""
    try:
        _check(output)
    except OSError as error:
        raise Unwritable(f"--output {output} cannot be looked at ({error.strerror}): choose another folder") from None


def _check(output: Path) -> None:
    if not output.parent.is_dir():
        raise Unwritable(f"--output {output}: there is no folder {output.parent}")
    if any(_is_planted(one) for one in (output, *output.parents)):
        raise Unwritable(f"--output {output} leads through a link: name the place itself")
    if output.exists() and not output.is_file():
        raise Unwritable(f"--output {output} is no ordinary file: choose another name")


def _is_planted(path: Path) -> bool:
    """Whether this is a link, and none of the system's: those are root's, and around the current folder."""
    if not path.is_symlink():
        return False
    is_roots = hasattr(os, "geteuid") and path.lstat().st_uid == 0
    return not is_roots or not path.is_absolute() or path.is_relative_to(Path.cwd())


def _set_mode(descriptor: int, output: Path) -> None:
    """The permissions of the old report, or those that a new file has here."""
    if not hasattr(os, "fchmod"):
        return
    try:
        mode = stat.S_IMODE(output.stat().st_mode)
    except OSError:
        mask = os.umask(0o077)
        os.umask(mask)
        mode = 0o666 & ~mask
    os.fchmod(descriptor, mode)
