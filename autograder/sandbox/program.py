"""The cells of one submission, and what its workers have learnt of running them.

A worker runs a cell as a whole. Where a statement raises, hangs or ends the worker, or the cell takes long, the cell is
run statement by statement from then on: the fault is kept beside the names that the statement would have bound, and a
slow statement is run only if one of the wanted names needs it, and only once if its values can be kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from autograder.reply import Fault
from autograder.statements import Statement, needed, statements

SLOW = 0.5
"""Seconds; a cell or statement that takes longer is not run again without need."""
PATIENCE, ENDURANCE = 4.0, 10.0
"""When the loads of a submission have taken so long in all, only what is needed is run; then what takes no time."""
LOSSES = 12
"""After so many statements that have hung or ended the worker, only what takes no time is run."""
Place = tuple[str, int]
"""A statement: its cell, and which it is there."""


class Program:
    """Cells to be run, by name; `wanted` are the names for which they are run, or none if all of them may be.

    Shared by all workers of a submission, so that none has to wait for what another has waited for already.
    """

    def __init__(self, cells: Sequence[tuple[str, str]], wanted: Collection[str] = ()) -> None:
        self.cells = dict(cells)
        if len(self.cells) != len(cells):
            raise ValueError("two cells have the same name")
        self.wanted = frozenset(wanted)
        self.faults: dict[str, Fault] = {}
        self.missed: dict[str, Fault] = {}
        self.kept: dict[Place, dict[str, object]] = {}
        self.seconds = 0.0
        self.called: defaultdict[str, float] = defaultdict(float)
        self._one_by_one: set[str] = set()
        self._slow: set[str] = set()
        self._left_out: set[Place] = set()
        self._losses = 0
        self._needed: frozenset[Statement] | None = None

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.cells.items())

    def runs_whole(self, cell: str) -> bool:
        """Whether nothing of a cell has to be left out, as far as is known."""
        return cell not in self._one_by_one and not self._is_late

    def runs(self, place: Place, statement: Statement) -> bool:
        """Whether a statement is to be run once more."""
        if place in self._left_out:
            return False
        if statement.is_quiet:
            return True
        if self.seconds > ENDURANCE or self._losses > LOSSES:
            self.failed(place, statement, Fault("timeout", text="submission"))
            return False
        return self.is_needed(statement) or not (self._is_late or place[0] in self._slow)

    @property
    def spent(self) -> float:
        """The seconds that its workers were waited for in all: `seconds` while loading, `called` in each function."""
        return self.seconds + sum(self.called.values())

    @property
    def _is_late(self) -> bool:
        return self.seconds > PATIENCE or self._losses > LOSSES

    @property
    def is_worn_out(self) -> bool:
        """Whether so much time has gone into loading that it can no longer be done as it was at first."""
        return self.seconds > ENDURANCE

    def is_needed(self, statement: Statement) -> bool:
        """Whether a wanted name may need it; with none wanted, all may be."""
        if not self.wanted:
            return True
        if self._needed is None:
            every = [statement for source in self.cells.values() for statement in statements(source)]
            self._needed = needed(every, self.wanted)
        return statement in self._needed

    def took(self, cell: str, seconds: float) -> None:
        """Note what running a cell, or a part of it, has taken."""
        self.seconds += seconds
        if seconds > SLOW:
            self._one_by_one.add(cell)
            self._slow.add(cell)

    def failed(self, place: Place, statement: Statement, fault: Fault) -> None:
        """Note why a statement did not run to its end; the first reason stays."""
        if fault.exception in ("SyntaxError", "IndentationError", "TabError") and statement.flaw:
            fault = replace(fault, text=statement.flaw)
        self.faults.setdefault(place[0], fault)
        for name in statement.binds:
            self.missed.setdefault(name, fault)

    def lost(self, cell: str, place: Place | None, fault: Fault) -> None:
        """Note what ended the worker: a statement, which is left out from now on, or one that is yet to be found."""
        self._losses += 1
        self._one_by_one.add(cell)
        if fault.kind == "timeout":
            self._slow.add(cell)
        of_cell = statements(self.cells[cell])
        if place is None and len(of_cell) == 1:
            place = cell, 0
        if place is not None:
            self._left_out.add(place)
            self.failed(place, of_cell[place[1]], fault)

    def give_up(self) -> None:
        """Leave everything out: the worker does not even answer between cells."""
        for cell, source in self.cells.items():
            self._one_by_one.add(cell)
            self._left_out.update((cell, at) for at in range(len(statements(source))))
