"""What would derive for the student: silent while cells load, an error while functions are graded."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

STUDENTS_OWN = "central_difference"


class OracleError(Exception):
    """A check of `chain_rule`, or the student's own difference, was used where derivatives are graded."""


class Gate:
    """One switch behind every oracle of `chain_rule`, also those that a student's cell has imported."""

    def __init__(self) -> None:
        self.closed = False

    def replace_oracles(self, module: ModuleType) -> None:
        """Replace the functions that the module names in ORACLES; the originals are gone from the process."""
        for name in module.ORACLES:
            setattr(module, name, self._stand_in(name))

    def _stand_in(self, name: str) -> Callable[..., None]:
        def oracle(*_args: Any, **_kwargs: Any) -> None:
            if self.closed:
                raise OracleError(name)

        oracle.__name__ = oracle.__qualname__ = name
        return oracle


def refuse(*_args: Any, **_kwargs: Any) -> None:
    """Stand where the student's own gradient check stood."""
    raise OracleError(STUDENTS_OWN)
