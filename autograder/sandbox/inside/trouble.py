"""What is reported of an exception: its kind, its built-in name, and where in the student's cells it was."""

from __future__ import annotations

import builtins
from types import CodeType, TracebackType
from typing import Any

import numpy as np

from . import wire
from .oracles import OracleError
from .values import Unsendable

CHARACTERS = 4000
FILE = "<cell {}>"
NAMED = {kind: name for name, kind in vars(builtins).items() if type(kind) is type and issubclass(kind, BaseException)}
NAMED[np.linalg.LinAlgError] = "LinAlgError"
NAMED[np.exceptions.AxisError] = "AxisError"
_text = str


def of(error: BaseException) -> wire.Trouble:
    """The trouble that this exception of the student's code, or of reading its value, amounts to."""
    kind = type(error)
    if kind is Unsendable:
        return wire.Trouble("unreadable", text=str(error))
    cell, line = _place(error)
    if kind is OracleError:
        return wire.Trouble("oracle", "Exception", cell, line)
    name = next((NAMED[base] for base in kind.__mro__ if base in NAMED), "Exception")
    if issubclass(kind, ModuleNotFoundError) and type(error.name) is str:  # type: ignore[attr-defined]
        return wire.Trouble("unavailable", name, cell, line, _message(error), _clean(error.name))  # type: ignore[attr-defined]
    return wire.Trouble("raised", name, cell, line, _message(error))


def _place(error: BaseException) -> tuple[str, int]:
    """The innermost line of the student's own code that the exception passed through."""
    cell, line = "", 0
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        name = _cell(trace.tb_frame.f_code.co_filename)
        if name is not None:
            cell, line = name, trace.tb_lineno
        trace = trace.tb_next
    if not cell and issubclass(type(error), SyntaxError):
        cell, line = _cell(error.filename) or "", error.lineno or 0  # type: ignore[attr-defined]
    return cell, line if type(line) is int and 0 <= line < 2**31 else 0


def position(error: BaseException, code: CodeType) -> list[int]:
    """Line and column of this code at which the exception passed through it."""
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code is code:
            _, _, column, _ = list(code.co_positions())[trace.tb_lasti // 2]
            return [trace.tb_lineno, column or 0]
        trace = trace.tb_next
    return []


def _cell(filename: Any) -> str | None:
    if type(filename) is str and filename.startswith("<cell ") and filename.endswith(">"):
        return filename[len("<cell ") : -1]
    return None


def _message(error: BaseException) -> str:
    try:
        return _clean(_text(error))
    except BaseException:  # __str__ is the student's
        return ""


def _clean(text: str) -> str:
    return str.__str__(text)[:CHARACTERS].encode("utf-8", "replace").decode()
