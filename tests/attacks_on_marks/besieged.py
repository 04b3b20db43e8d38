"""Runs the command on attacks, and finds what they gained and what they brought out."""

from __future__ import annotations

import functools
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from autograder.core.lesson import exercises_of
from autograder.hidden.secret import hidden_seed
from autograder.hidden.student import all_cases
from autograder.submission import submissions

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SEED = 1
MODULE = (sys.executable, "-m", "autograder")


@dataclass(frozen=True)
class Round:
    """One run of the command: what it says of each file, what it prints beside that, and how it ended."""

    reports: dict[str, dict[str, Any]]
    errors: str
    status: int


def run(files: Sequence[Path], assignment: str, isolation: str, program: Sequence[str] = MODULE, **how: Any) -> Round:
    command = [*program, "grade", *map(str, files), "--assignment", assignment, "--isolation", isolation]
    command += ["--seed", str(SEED), "--format", "jsonl"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, **how)
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    return Round({report["submission"]: report for report in reports}, done.stderr, done.returncode)


def right(assignment: str) -> Path:
    """A submission that earns every mark."""
    return ROOT / "solutions" / assignment / f"{assignment}.ipynb"


@functools.cache
def isolation() -> str:
    """Behind walls where they stand."""
    return "required" if run([right("one-weight")], "one-weight", "required").status == 0 else "none"


def points(report: dict[str, Any]) -> dict[str, float]:
    return {one["function"]: one["points"] for one in report["functions"]}


def gained(attack: dict[str, Any], honest: dict[str, Any]) -> dict[str, float]:
    """The points that each function has more with the attack than without, and by how much their limit has moved."""
    without = points(honest)
    more = {name: earned - without[name] for name, earned in points(attack).items()}
    more["of"] = abs(attack["max_score"] - honest["max_score"])
    return {name: by for name, by in more.items() if by > 0}


def hidden_numbers(path: Path, assignment: str) -> set[float]:
    """Every input that the hidden cases of a submission hold, save numbers of few digits."""
    (submission,) = submissions([str(path)], assignment)
    seed = hidden_seed(f"seed {SEED}", assignment, [cell.source for cell in submission.cells])
    found: set[float] = set()
    for one in exercises_of(assignment):
        for case in all_cases(one, seed) if not one.is_value else ():
            found.update(numbers_in(case.arguments))
    return {abs(number) for number in found if number != round(number, 4)}


def numbers_in(argument: Any) -> Iterator[float]:
    if isinstance(argument, list | tuple):
        for item in argument:
            yield from numbers_in(item)
    elif isinstance(argument, np.ndarray) and argument.dtype.kind == "f":
        yield from map(float, argument.flat)
    elif isinstance(argument, str):
        yield from map(float, re.findall(r"\d\.\d+", argument))


def brought_out(report: dict[str, Any], hidden: set[float]) -> list[str]:
    """What of these numbers a report tells: to seven digits, in hexadecimal, or as digits alone."""
    functions = [{key: part for key, part in one.items() if key != "seconds"} for one in report["functions"]]
    text = json.dumps({**report, "functions": functions, "submission": ""}, ensure_ascii=False)
    return leaked(text, hidden) + ["LOOT"] * ("LOOT" in text)


def leaked(text: str, hidden: set[float]) -> list[str]:
    """The tokens of a text that give a hidden number away."""
    digits = {repr(number).replace(".", "")[:12] for number in hidden} | {number.hex()[4:12] for number in hidden}
    found = [token for token in re.findall(r"[0-9a-f]{8,}", text) if {token[:12], token[:8]} & digits]
    rounded: dict[int, set[float]] = {}
    for token in re.findall(r"\d+\.\d{6,}", text):
        places = min(len(token.split(".")[1]), 17)
        rounded.setdefault(places, {round(number, places) for number in hidden})
        found += [token] if float(token) in rounded[places] else []
    return found
