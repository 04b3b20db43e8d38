"""Running the cells of a program in a worker: whole where all goes well, else statement by statement."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from autograder.reply import Fault
from autograder.statements import Statement, statements

from . import belief
from .conversation import Claim, Conversation, Lost
from .program import SLOW, Place, Program


def load(worker: Conversation, program: Program, seconds: Callable[[], float]) -> bool:
    """Run every cell; False when one has ended the worker. A request may take `seconds()` from when it is sent."""
    running = _Loading(worker, program, seconds)
    return all(running.cell(name, source) for name, source in program.cells.items())


class _Loading:
    def __init__(self, worker: Conversation, program: Program, seconds: Callable[[], float]) -> None:
        self._worker, self._program, self._seconds = worker, program, seconds

    def cell(self, name: str, source: str) -> bool:
        """Run one cell, as far as it runs; False when it has ended the worker."""
        program, place = self._program, None
        try:
            first = 0
            if program.runs_whole(name):
                claim = self._ask("cell", name, [source, 1])
                if claim.trouble is None:
                    return True
                first = self._after(name, statements(source), claim)
            for at, statement in enumerate(statements(source)[first:], first):
                place = name, at
                if program.runs(place, statement):
                    self._run(place, statement)
        except Lost as loss:
            program.lost(name, place, Fault(loss.kind))
            return False
        return True

    def _after(self, name: str, of_cell: Sequence[Statement], claim: Claim) -> int:
        """The place after the statement that has failed; 0 where nothing of the cell has been run."""
        said = claim.value
        if not (isinstance(said, list) and len(said) == 2 and all(type(number) is int for number in said)):
            return self._failed_alone(name, of_cell, claim)
        begun = [at for at, one in enumerate(of_cell) if (one.line, one.column) <= (said[0], said[1])]
        if not begun:
            return self._failed_alone(name, of_cell, claim)
        self._failed((name, begun[-1]), of_cell[begun[-1]], claim)
        return begun[-1] + 1

    def _failed_alone(self, name: str, of_cell: Sequence[Statement], claim: Claim) -> int:
        if len(of_cell) == 1:
            self._failed((name, 0), of_cell[0], claim)
        return 1 if len(of_cell) == 1 else 0

    def _run(self, place: Place, statement: Statement) -> None:
        name, kept = place[0], self._program.kept.get(place)
        if kept is not None:
            for variable, value in kept.items():
                self._ask("bind", variable, [value])
            return
        before = self._program.seconds
        claim = self._ask("cell", name, [statement.source, statement.line])
        if claim.trouble is not None:
            self._failed(place, statement, claim)
        elif self._program.seconds - before > SLOW:
            self._keep(place, statement)

    def _failed(self, place: Place, statement: Statement, claim: Claim) -> None:
        assert claim.trouble is not None
        self._program.failed(place, statement, belief.fault(claim.trouble, self._program.cells))
        if statement.is_import and claim.trouble.exception != "SyntaxError":
            self._ask("absent", place[0], [statement.source, statement.line])

    def _keep(self, place: Place, statement: Statement) -> None:
        """Keep what a slow statement has made, if all of it can be sent."""
        claims = {name: self._ask("value", name, []) for name in sorted(statement.binds)}
        if claims and all(claim.trouble is None for claim in claims.values()):
            self._program.kept[place] = {name: claim.value for name, claim in claims.items()}

    def _ask(self, act: str, name: str, items: list[object]) -> Claim:
        begun = self._worker.seconds
        try:
            self._worker.send(act, name, items)
            return self._worker.receive(self._seconds())
        finally:
            if act == "cell":
                self._program.took(name, self._worker.seconds - begun)
            else:
                self._program.seconds += self._worker.seconds - begun
