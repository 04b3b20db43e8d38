"""Modules that are not there: an import costs nothing until what it should have brought is used."""

from __future__ import annotations

import ast
from typing import Any, NoReturn


class Absent:
    """Stands for a module, or something in it. It may be named, as in an annotation; used, it says what is missing."""

    def __init__(self, module: str) -> None:
        self.__dict__["_module"] = module

    def __getattr__(self, name: str) -> Absent:
        if name.startswith("__"):
            raise AttributeError(name)
        return Absent(self.__dict__["_module"])

    def __or__(self, _other: Any) -> Absent:
        return self

    __ror__ = __or__

    def __instancecheck__(self, _value: Any) -> bool:
        return False  # nothing can be of a class that is not there

    def __subclasscheck__(self, _kind: Any) -> bool:
        return False


def _missing(self: Absent, *_args: Any, **_kwargs: Any) -> NoReturn:
    module = self.__dict__["_module"]
    raise ModuleNotFoundError(f"No module named {module!r}", name=module)


_USES = (
    "call getitem setitem delitem setattr iter next len contains bool float int complex index enter exit mro_entries "
    "array array_ufunc array_function add radd sub rsub mul rmul matmul rmatmul truediv rtruediv pow rpow neg abs "
    "lt le gt ge"
)
for _use in _USES.split():
    setattr(Absent, f"__{_use}__", _missing)


def stand_in_for(statement: ast.Import | ast.ImportFrom, names: dict[str, Any]) -> None:
    """Import into these names what can be imported; stand-ins for what is in a module that is not there."""
    for alias in statement.names:
        kind = type(statement)
        one = kind(**{**vars(statement), "names": [alias]})
        module = statement.module or "" if isinstance(statement, ast.ImportFrom) else alias.name
        try:
            exec(compile(ast.Module([one], []), "<import>", "exec", dont_inherit=True), names)
        except (ModuleNotFoundError, OSError):
            if alias.name != "*":
                names[alias.asname or alias.name.partition(".")[0]] = Absent(module)
        except Exception:  # a name that its module does not have stays unknown
            continue
