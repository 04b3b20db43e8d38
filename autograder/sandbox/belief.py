"""What of a worker's answer is believed, and how text that a student wrote is made safe to show."""

from __future__ import annotations

import builtins
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from autograder.reply import Fault, Reply

from .conversation import Claim
from .inside import values
from .inside.arguments import POINTS
from .inside.wire import Trouble

CHARACTERS = 2000
EXCEPTIONS = frozenset(
    name for name, kind in vars(builtins).items() if isinstance(kind, type) and issubclass(kind, BaseException)
) | {"LinAlgError", "AxisError"}
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|.)?", re.DOTALL)
_MODULE = re.compile(r"(?=.{1,100}\Z)\w+(\.\w+)*")


def reply(claim: Claim, cells: Mapping[str, str], arguments: int, output: int) -> Reply:
    """What is claimed of a call of so many arguments, as a Reply. `cells` are the sources by name."""
    return Reply(
        value=None if claim.trouble else claim.value,
        fault=fault(claim.trouble, cells) if claim.trouble else None,
        changed=tuple(sorted({n for n in claim.changed if 0 <= n < arguments})) if claim.changed else (),
        evaluated=claim.evaluated[:POINTS],
        asked=claim.asked,
        output=cleaned(claim.output)[:output] if claim.output else "",
    )


def fault(trouble: Trouble, cells: Mapping[str, str]) -> Fault:
    """The trouble, every word of it checked against what can be true of these cells."""
    if trouble.kind == "undefined":
        return Fault("undefined")
    if trouble.kind == "unreadable":
        return Fault("unreadable", text=trouble.text if trouble.text in values.WORDS else values.ANOTHER)
    source = cells.get(trouble.cell)
    cell = "" if source is None else trouble.cell
    line = trouble.line if source is not None and 0 < trouble.line <= source.count("\n") + 1 else 0
    return Fault(
        kind=trouble.kind,
        exception=trouble.exception if trouble.exception in EXCEPTIONS else "Exception",
        cell=cell,
        line=line,
        text=cleaned(trouble.text),
        module=_module(trouble.module, cells) if trouble.kind == "unavailable" else "",
    )


def _module(name: str, cells: Mapping[str, str]) -> str:
    # A module that no cell names is a message in disguise: the name may spell out what the code has seen.
    if not _MODULE.fullmatch(name):
        return ""
    return name if set(name.split(".")) <= _words(tuple(cells.values())) else ""


@lru_cache(maxsize=1)
def _words(sources: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for source in sources for word in re.findall(r"\w+", source))


def cleaned(text: str) -> str:
    """The text without terminal escapes, controls and turns of the reading direction, cut at CHARACTERS."""
    text = _ESCAPES.sub("", text[: 4 * CHARACTERS].replace("\r\n", "\n"))
    kept = (c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
    return "".join(kept)[:CHARACTERS]
