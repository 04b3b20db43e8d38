"""Which hidden cases a submission meets: drawn from a secret and the student's sources, so that an edit changes it."""

from __future__ import annotations

import contextlib
import errno
import hmac
import os
import secrets
import stat
from collections.abc import Iterable
from pathlib import Path

VARIABLE = "AUTOGRADER_SEED"
FILE = ".autograder-seed"
LARGEST = 4096
"""Bytes of that file; it has 32."""
SETS = 16
"""A class shares this many sets of cases, so that the references are computed once."""


class NoSecret(Exception):
    """There is no secret that can be used; the message is one line and says what to do."""


def course_secret(beside: Path | None, graded: Iterable[str] = ()) -> str:
    """The secret in AUTOGRADER_SEED, else 128 random bits kept in a private file beside the output.

    Without an output, or where what is graded can hold such a file as well, it is in the user's state directory.
    Raises NoSecret.
    """
    given = os.environ.get(VARIABLE)
    if given is not None and not given.strip():  # a secret of a CI that is not set, and every run would make another
        raise NoSecret(f"{VARIABLE} is empty: set it to the secret of the course, or do not set it at all")
    if given:
        return given
    folder = beside if beside is not None and not _is_students(beside, graded) else _state()
    path = folder / FILE
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(descriptor, "w") as file:
                file.write(secrets.token_hex(16))
        secret = _private(path)
    except OSError as error:
        raise NoSecret(f"the secret cannot be kept in {path} ({error.strerror}): set {VARIABLE}") from None
    if not secret:
        raise NoSecret(f"{path} is empty: delete it, or set {VARIABLE}")
    return secret


def _state() -> Path:
    try:
        return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "autograder"
    except RuntimeError:
        raise NoSecret(f"there is no home folder to keep the secret in: set {VARIABLE}") from None


def _is_students(folder: Path, graded: Iterable[str]) -> bool:
    """Whether who has handed in what is graded can have put a file there: it is around, inside, or in one checkout."""
    for place in {folder.absolute(), folder.resolve()}:
        checkout = next((one for one in (place, *place.parents) if (one / ".git").exists()), place)
        for path in graded:
            both = Path(path).absolute(), Path(path).resolve()
            if any(place.is_relative_to(one) or one.is_relative_to(checkout) for one in both):
                return True
    return False


def _private(path: Path) -> str:
    """The text of a small file of our own that nobody else can read. Raises NoSecret, and OSError."""
    no_link = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(path, os.O_RDONLY | no_link)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENXIO):
            raise NoSecret(f"{path} is no ordinary file: delete it, or set {VARIABLE}") from None
        raise
    with open(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
            raise NoSecret(f"{path} is no ordinary file: delete it, or set {VARIABLE}")
        if hasattr(os, "geteuid") and (status.st_uid != os.geteuid() or status.st_mode & 0o077):
            raise NoSecret(f"{path} is not yours alone: `chmod 600` it if you made it, or set {VARIABLE}")
        return file.read(LARGEST).decode(errors="replace").strip()


def hidden_seed(secret: str, assignment: str, sources: Iterable[str]) -> str:
    """The seed of the set of cases that these graded sources meet."""
    text = "\0".join((assignment, *sources))
    number = int.from_bytes(hmac.digest(secret.encode(), text.encode(errors="replace"), "sha256")[:8]) % SETS
    return hmac.new(secret.encode(), f"set {number}".encode(), "sha256").hexdigest()
