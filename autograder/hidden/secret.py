"""Which hidden cases a submission meets: drawn from a secret and the student's sources, so that an edit changes it."""

from __future__ import annotations

import contextlib
import hmac
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

VARIABLE = "AUTOGRADER_SEED"
FILE = ".autograder-seed"
SETS = 16
"""A class shares this many sets of cases, so that the references are computed once."""


def course_secret(beside: Path | None) -> str:
    """The secret in AUTOGRADER_SEED, else 128 random bits kept in a private file beside the output.

    Without an output the file is in the user's state directory. Raises OSError where it cannot be kept.
    """
    if os.environ.get(VARIABLE):  # an unset secret of a CI arrives as an empty string
        return os.environ[VARIABLE]
    folder = beside or Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "autograder"
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(descriptor, "w") as file:
                file.write(secrets.token_hex(16))
        secret = path.read_text().strip()
    except OSError as error:
        raise OSError(f"the secret cannot be kept in {path} ({error.strerror}): set {VARIABLE}") from None
    if not secret:
        raise OSError(f"{path} is empty: delete it, or set {VARIABLE}")
    return secret


def hidden_seed(secret: str, assignment: str, sources: Iterable[str]) -> str:
    """The seed of the set of cases that these graded sources meet."""
    text = "\0".join((assignment, *sources))
    number = int.from_bytes(hmac.digest(secret.encode(), text.encode(errors="replace"), "sha256")[:8]) % SETS
    return hmac.new(secret.encode(), f"set {number}".encode(), "sha256").hexdigest()
