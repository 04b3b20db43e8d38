"""Students who are played in this process: a stand-in for the sandbox, for our own sources only.

The real grader grades them. What they write is the solution of the assignment with some functions put in its place:
answers of the chain with an entry of the catalogue in it, or source in which one link is replaced.
"""

from __future__ import annotations

import argparse
import copy
import json
import os
import re
import sys
import time
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from autograder import chain_rule
from autograder.core.cases import public_cases
from autograder.core.chain import Chain
from autograder.core.diagnosis.known.book import RAISES, UNTOUCHED, predicted
from autograder.core.lesson import Exercise, answer, exercise
from autograder.core.misconceptions import Misconception
from autograder.core.sameness import CLOSE, same
from autograder.reply import Fault, Reply
from autograder.sandbox import FunctionSource, Isolation
from autograder.submission import Submission
from autograder.submission.choice import Cell
from autograder.submission.python import definitions

ROOT = Path(__file__).parent.parent
STYLES = Path(__file__).parent / "styles"
Functions = Mapping[str, Callable[..., Any]]
spent = {"code": 0.0}
"""CPU seconds spent in the code of the students that are played, so that they can be told from the grader's."""


def solution(assignment: str) -> list[tuple[str, str]]:
    """The cells of the solved notebook that define something: setup, earlier functions and answers."""
    notebook = json.loads((ROOT / "solutions" / assignment / f"{assignment}.ipynb").read_text(encoding="utf-8"))
    return [
        (cell["metadata"]["nbgrader"]["grade_id"], "".join(cell["source"]))
        for cell in notebook["cells"]
        if cell["cell_type"] == "code"
        and (cell["metadata"]["nbgrader"]["solution"] or cell["metadata"]["nbgrader"]["grade_id"] == "setup")
    ]


@cache
def compiled(source: str) -> Any:
    """The code of a cell, compiled once."""
    return compile(source, "<cell>", "exec")


class Played:
    """What the grader takes for its sandbox: `load(...)` runs the cells of a submission in this process."""

    isolation = Isolation("none", ())

    def __init__(self, put: Functions | None = None) -> None:
        self.put = put or {}

    def for_sources(self, _sources: Iterable[str]) -> Played:
        """This one: what is imported is there already."""
        return self

    def load(self, cells: Any, *, answers: Any = None, asks: Sequence[str] = ()) -> PlayedCode:
        """The code: the cells are run, the functions in `put` take their places, those in `asks` are answered."""
        return PlayedCode(cells, self.put, answers, asks)


class PlayedCode:
    """The part of the sandbox's `Code` that the grader uses."""

    def __init__(self, cells: Any, put: Functions, answers: Any, asks: Sequence[str]) -> None:
        sys.modules.setdefault("chain_rule", _chain_rule())
        self.faults: dict[str, Fault] = {}
        self.missed: dict[str, Fault] = {}
        self.names: dict[str, Any] = {"__name__": "__main__"}
        for name, source in cells:
            try:
                exec(compiled(source), self.names)
            except Exception as error:
                self.faults[name] = _fault(error, name)
                self.missed.update(dict.fromkeys(definitions(source).bound, self.faults[name]))
        self.names.update(put)
        self.asked: dict[str, None] = {}
        self.own = {name: self.names[name] for name in asks if name in self.names}
        self.names.update({name: self._proxy(name, answers) for name in asks})

    def _proxy(self, name: str, answers: Any) -> Callable[..., Any]:
        def ask(*arguments: Any) -> Any:
            self.asked[name] = None
            try:
                return copy.deepcopy(answers(name, arguments))
            except Exception:
                raise ValueError(f"{name} cannot answer to these arguments") from None

        return ask

    def call_many(self, name: str, calls: Sequence[tuple[Any, ...]]) -> list[Reply]:
        """What the function answers to each of these argument lists."""
        begun = time.process_time()
        replies = [self.call(name, *arguments) for arguments in calls]
        spent["code"] += time.process_time() - begun
        return replies

    def call(self, name: str, *arguments: Any) -> Reply:
        """What the function answers."""
        function = self.own.get(name, self.names.get(name))
        if function is None:
            return Reply(fault=Fault("undefined"))
        self.asked, points = {}, []
        given = [_fresh(argument, points) for argument in arguments]
        value, fault = None, None
        try:
            with np.errstate(all="ignore"):
                value = copy.deepcopy(function(*given))
        except Exception as error:
            fault = _fault(error, name)
        pairs = enumerate(zip(given, arguments, strict=True))
        changed = tuple(i for i, (now, before) in pairs if not _same(now, before))
        return Reply(value, fault, changed, tuple(points), tuple(self.asked))

    def value(self, name: str) -> Reply:
        """The value of a variable."""
        return Reply(self.names[name]) if name in self.names else Reply(fault=Fault("undefined"))

    def __enter__(self) -> PlayedCode:
        return self

    def __exit__(self, *_: object) -> None:
        return None


def _chain_rule() -> ModuleType:
    module = ModuleType("chain_rule")
    module.__dict__.update(chain_rule.__dict__)
    return module


def _fault(error: Exception, cell: str) -> Fault:
    return Fault("raised", type(error).__name__, cell, 1, "")


def _fresh(argument: Any, points: list[Any]) -> Any:
    if not isinstance(argument, FunctionSource):
        return copy.deepcopy(argument)
    names: dict[str, Any] = {"np": np}
    exec(compiled(argument.source), names)

    def f(x: Any) -> Any:
        points.append(np.array(x, float))
        return names["f"](x)

    return f


def _same(now: Any, before: Any) -> bool:
    if isinstance(before, list | tuple):
        return len(now) == len(before) and all(map(_same, now, before))
    return not isinstance(before, np.ndarray) or np.array_equal(now, before, equal_nan=True)


def submission(assignment: str, name: str, cells: Iterable[tuple[str, str]] | None = None) -> Submission:
    """A submission of these cells, else of the solved notebook; its name is among the sources, and so in the seed."""
    chosen = [Cell(*cell) for cell in (solution(assignment) if cells is None else cells)]
    return Submission(name, None, assignment, (Cell("name", f"# {name}"), *chosen))


def chain_player(function: str, chain: Chain) -> Callable[..., Any]:
    """A student's function that answers as the chain does."""
    return lambda *arguments: answer(function, arguments, chain)


def conduct_player(function: str, key: str) -> Callable[..., Any]:
    """A right function that changes an argument, adds to a total that outlives the call, or rolls dice."""
    calls: list[int] = []

    def call(*arguments: Any) -> Any:
        right = answer(function, copy.deepcopy(arguments))
        arrays = [part for argument in arguments for part in (argument if isinstance(argument, list) else [argument])]
        first = next(array for array in arrays if isinstance(array, np.ndarray))
        if key == "inplace_mutation":
            np.add(first, 1, out=first, casting="unsafe")
            return right
        calls.append(0)
        factor = len(calls) if key == "state_leak" else 1 + np.random.default_rng().uniform(0.1, 0.2)
        return [factor * part for part in right] if isinstance(right, list) else factor * right

    return call


@cache
def shows(entry: Misconception, function: str) -> bool:
    """Whether an entry changes any public answer of a function, and looks at nothing that it is not given."""
    if not entry.put:
        return entry.key in ("inplace_mutation", "state_leak", "random_answer")
    cases = public_cases(exercise(function))
    found = [predicted(entry.chain, case) for case in cases]
    if any(isinstance(one, str) and one == UNTOUCHED for one in found):
        return False
    return any(isinstance(p, str) or not same(p, c.answer(), CLOSE, c.scale) for p, c in zip(found, cases, strict=True))


def same_numbers(one: Chain, other: Chain, of: Exercise, where_wrong: bool = False) -> bool:
    """Whether two chains answer all public cases alike; or only those where `other` is wrong."""
    for case in public_cases(of):
        p, q = predicted(one, case), predicted(other, case)
        if isinstance(p, str) or isinstance(q, str):
            if not (isinstance(p, str) and isinstance(q, str) and p == q == RAISES):
                return False
        elif not same(p, q, CLOSE, case.scale) and not (where_wrong and same(q, case.answer(), CLOSE, case.scale)):
            return False
    return True


@dataclass(frozen=True)
class Style:
    """Source of all functions in one way of writing, with the names of its links in capitals where they stand."""

    name: str
    functions: Mapping[str, str]
    links: Mapping[str, str]
    mistakes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def source(self, function: str, key: str = "") -> str:
        """A function with the links of an entry, else the right ones, written into it."""
        wrong = self.mistakes.get(key, {})
        text = self.functions[function]
        for _ in range(3):  # a link may be written in terms of others
            text = re.sub(r"\b[A-Z]{4,}(_[A-Z]+)?\b", lambda at: self._link(at.group(), wrong), text)
        return text

    def _link(self, name: str, wrong: Mapping[str, str]) -> str:
        if name.startswith("TRUE_"):
            return f"({self.links[name.removeprefix('TRUE_')]})"
        expression = wrong.get(name, self.links.get(name))
        return name if expression is None else f"({expression})"

    def touches(self, function: str, key: str) -> bool:
        """Whether the source of a function holds a link that the entry replaces; only a network has layers l of L."""
        uses_layers = any(" l " in link for link in self.mistakes[key].values())
        is_there = self.source(function, key) != self.source(function)
        return is_there and (function == "gradient_network" or not uses_layers)


def style(name: str) -> Style:
    """The style of that name: loops or rows."""
    text = (STYLES / f"{name}.py").read_text(encoding="utf-8")
    parts = re.split(r"^(?=def )", text, flags=re.M)[1:]
    tables = tomllib.loads((STYLES / "mistakes.toml").read_text(encoding="utf-8"))
    at = ("loops", "rows").index(name)

    def own(links: Mapping[str, str | list[str]]) -> dict[str, str]:
        return {link: one if isinstance(one, str) else one[at] for link, one in links.items()}

    mistakes = {key: own(links) for key, links in tables.items() if key != "right"}
    return Style(name, {part[4 : part.index("(")]: part for part in parts}, own(tables["right"]), mistakes)


def options(about: str) -> argparse.ArgumentParser:
    """The options that all benchmarks of the diagnosis have."""
    parser = argparse.ArgumentParser(description=about.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a sample")
    parser.add_argument("--json", action="store_true", help="the counts only, as JSON")
    parser.add_argument("--write", type=Path, help="put the report into this page of the docs")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    return parser


def put_into(page: Path, text: str, block: int = 0) -> None:
    """Put what a benchmark printed into the first block of a page of the docs, or a later one."""
    before, *blocks = page.read_text(encoding="utf-8").split("```text\n")
    blocks[block] = text.rstrip() + "\n```\n" + blocks[block].partition("```\n")[2]
    page.write_text("```text\n".join((before, *blocks)), encoding="utf-8")
