"""The wrong students that are graded: an entry of the catalogue, a function that it spoils, and a way of writing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from playing import (
    Functions,
    Played,
    Style,
    chain_player,
    conduct_player,
    same_numbers,
    shows,
    solution,
    spent,
    style,
    submission,
)

from autograder.core.cases import public_cases
from autograder.core.chain import Chain
from autograder.core.diagnosis.known.book import predicted
from autograder.core.finding import Finding
from autograder.core.lesson import ASSIGNMENTS, EXERCISES, exercise, exercises_of
from autograder.core.misconceptions import CATALOGUE, Misconception
from autograder.grading import Grader
from autograder.hidden.suite import Suite
from autograder.standing import diagnosed

BY_KEY = {entry.key: entry for entry in CATALOGUE}
FUNCTIONS = tuple(one.name for one in EXERCISES if one.is_derivative)
CALLED = {
    "dC_da": ("gradient_weight", "gradient_sample", "gradient_batch", "gradient_network"),
    "da_dz": ("gradient_weight", "gradient_sample", "gradient_batch", "dC_da_prev", "gradient_network"),
    "dz_dw": ("gradient_weight", "gradient_sample", "gradient_batch", "gradient_network"),
    "gradient_sample": ("gradient_batch",),
    "dC_da_prev": ("gradient_network",),
}
"""In the solutions: the functions that call this one, or one that does."""
PLACES = {"dC_da": "dC_da", "da_dz": "da_dz", "dz_dw": "dz_dw", "gradient_sample": "product", "dC_da_prev": "back"}
"""The place of the chain where a function stands."""
STYLES = ("calling", "again", "written out", "loops", "rows")
SETUP = "import numpy as np\nfrom chain_rule import ACTIVATIONS, forward, linear, loss, relu, sigmoid, tanh\n"


@dataclass(frozen=True)
class Trial:
    """One submission: in `style`, the entry spoils `function`; the rest of the assignment is right by itself."""

    style: str
    assignment: str
    function: str
    key: str


@dataclass(frozen=True)
class Row:
    """What was said about one function of a trial. `role` is fault, composite (spoiled by the fault), or right."""

    trial: Trial
    function: str
    role: str
    said: str
    named: str
    lost: bool
    words: str = ""


@dataclass(frozen=True)
class Clocked:
    """The CPU seconds of the diagnosis of one trial, without the student's own code, and whether a name was found."""

    seconds: float
    is_named: bool


def trials(keep: Callable[[Trial], bool] = lambda _: True) -> Iterator[Trial]:
    """Every entry, in every function in which it shows, in every style."""
    for one in _all_trials():
        if keep(one):
            yield one


def _all_trials() -> Iterator[Trial]:
    loops_and_rows = [the_style("loops"), the_style("rows")]
    for entry in CATALOGUE:
        for name in FUNCTIONS:
            if not shows(entry, name):
                continue
            home = exercise(name).assignment
            if name in CALLED:
                for assignment in ASSIGNMENTS[ASSIGNMENTS.index(home) :]:
                    there = [one.name for one in exercises_of(assignment)]
                    if home == assignment or (name in ("dC_da", "da_dz", "dz_dw") and set(there) & set(CALLED[name])):
                        yield Trial("calling", assignment, name, entry.key)
                        if set(entry.put) <= {PLACES[name]} and _spoiled_again(assignment, name, entry):
                            yield Trial("again", assignment, name, entry.key)
            if name not in ("dC_da", "da_dz", "dz_dw"):
                yield Trial("written out", home, name, entry.key)
            for one in loops_and_rows:
                if entry.key in one.mistakes and one.touches(name, entry.key):
                    yield Trial(one.name, home, name, entry.key)


@cache
def the_style(name: str) -> Style:
    """The style, read once."""
    return style(name)


def _spoiled_again(assignment: str, function: str, entry: Misconception) -> list[str]:
    after = [one.name for one in exercises_of(assignment) if one.name in CALLED[function]]
    return [name for name in after if entry.put and shows(entry, name) and gives_numbers(entry.chain, name)]


@cache
def is_trivial(key: str, function: str) -> bool:
    """Whether a function with this entry in it does not depend on its inputs: then follow-through is refused."""
    entry = BY_KEY[key]
    if not entry.put:
        return False
    found = [predicted(entry.chain, case) for case in public_cases(exercise(function))]
    if any(isinstance(one, str) for one in found):
        return True
    flat = [_flat(one) for one in found]
    if np.ptp(np.concatenate(flat)) <= 1e-9:
        return True
    return all(np.allclose(one, other) for one in flat for other in flat if one.size == other.size)


@cache
def gives_numbers(chain: Chain, function: str) -> bool:
    """Whether all public answers of a chain are finite numbers of the right shape."""
    for case in public_cases(exercise(function)):
        value, right = predicted(chain, case), case.answer()
        if isinstance(value, str) or len(_parts(value)) != len(_parts(right)):
            return False
        if any(np.shape(v) != np.shape(r) for v, r in zip(_parts(value), _parts(right), strict=True)):
            return False
        if not np.all(np.isfinite(_flat(value))):
            return False
    return True


def cells_of(trial: Trial) -> list[tuple[str, str]]:
    """The cells that are handed in."""
    if trial.style not in ("loops", "rows"):
        return solution(trial.assignment)
    written = the_style(trial.style)
    earlier = [(name, source) for name, source in solution(trial.assignment) if name != "setup"]
    here = [one.name for one in exercises_of(trial.assignment) if one.is_derivative]
    own = [(f"own {name}", written.source(name, trial.key if name == trial.function else "")) for name in here]
    return [("setup", SETUP), *earlier, *own]


def put_by(trial: Trial) -> Functions:
    """The functions that answer as the chain with the entry in it does."""
    entry = BY_KEY[trial.key]
    if trial.style in ("loops", "rows"):
        return {}
    names = [trial.function]
    if trial.style == "again":
        names += _spoiled_again(trial.assignment, trial.function, entry)
    make = (
        (lambda name: chain_player(name, entry.chain)) if entry.put else (lambda name: conduct_player(name, entry.key))
    )
    return {name: make(name) for name in names}


def graded(suite: Suite, some: Iterable[Trial], secret: str) -> Iterator[tuple[list[Row], Clocked]]:
    """Each trial through the real grader, and what its diagnosis cost."""
    for trial in some:
        timed = Timed()
        grader = Grader(suite, Played(put_by(trial)), secret, diagnose=timed)  # type: ignore[arg-type]
        name = f"{trial.style}/{trial.function}/{trial.key}"
        result = grader.result(submission(trial.assignment, name, cells_of(trial)))
        found = [row for verdict in result.functions for row in _rows(trial, verdict)]
        if result.problem:
            found = [Row(trial, trial.function, "fault", "nothing", "no", False, result.problem)]
        is_named = any(row.role == "fault" and row.named != "no" for row in found)
        yield found, Clocked(timed.seconds, is_named)


class Timed:
    """A diagnosis that knows how many CPU seconds it took, without those of the student's own code."""

    seconds = 0.0

    def __call__(self, *arguments: Any) -> Any:
        """What `diagnosed` says."""
        begun, code = time.process_time(), spent["code"]
        try:
            return diagnosed(*arguments)
        finally:
            self.seconds += time.process_time() - begun - (spent["code"] - code)


def _rows(trial: Trial, verdict: Any) -> Iterator[Row]:
    name, entry = verdict.function, BY_KEY[trial.key]
    if name not in FUNCTIONS:
        role = "right"
    elif name == trial.function:
        role = "fault"
    elif (trial.style in ("calling", "again", "written out")) and name in CALLED.get(trial.function, ()):
        if not entry.put or not shows(entry, name):
            return  # spoiled or not: it depends on how it calls
        if trial.style == "again" and name not in _spoiled_again(trial.assignment, trial.function, entry):
            return
        if verdict.status == "right":
            return  # it does not show in the hidden cases of this function
        role = "composite"
    else:
        role = "right"
    lost = verdict.points < verdict.max_points
    if role == "right":
        yield Row(trial, name, role, verdict.status, "no", lost)
        return
    said, named = what_was_said(verdict.findings, entry)
    if role == "composite" and not (verdict.follow_through and verdict.findings[0].inherited_from):
        named = "own " + named
    words = "; ".join(f"{f.link}/{f.misconception}{list(f.also) or ''}" for f in verdict.findings)
    yield Row(trial, name, role, said, named, lost, words)


def what_was_said(findings: Sequence[Finding] | None, entry: Misconception) -> tuple[str, str]:
    """The link that is blamed first, and whether the entry is the one name given, among several, or not named.

    The link is "null (listed)" where it was left open and the entry is among those named.
    """
    if not findings:
        return "nothing", "no"
    first = findings[0]
    is_named = entry.key == first.misconception or entry.key in first.also
    named = ("listed" if first.also else "one") if is_named else "no"
    said = first.link or ("null (listed)" if is_named else "null")
    return said, named


@cache
def twins(key: str, function: str) -> tuple[str, ...]:
    """The other entries with the same numbers in all public cases of a function: nothing can tell them apart there."""
    entry, of = BY_KEY[key], exercise(function)
    if not entry.put:
        return ("random_answer", "state_leak") if key != "inplace_mutation" else ()
    others = (m for m in CATALOGUE if m is not entry and m.put and shows(m, function))
    return tuple(m.key for m in others if same_numbers(m.chain, entry.chain, of))


@cache
def is_bare_factor(key: str, function: str) -> bool:
    """Whether the entry is the right answer times one number, the same in all public cases."""
    ratios: list[Any] = []
    for case in public_cases(exercise(function)):
        value = predicted(BY_KEY[key].chain, case)
        if isinstance(value, str):
            return False
        right, wrong = _flat(case.answer()), _flat(value)
        if right.shape != wrong.shape:
            return False
        seen = np.abs(right) > 1e-12
        if np.any(np.abs(wrong[~seen]) > 1e-12):
            return False
        ratios.append(wrong[seen] / right[seen])
    every = np.concatenate(ratios)
    return bool(np.ptp(every) <= 1e-6 * np.max(np.abs(every)))


def _flat(value: Any) -> Any:
    return np.concatenate([np.ravel(np.asarray(part, float)) for part in _parts(value)])


def _parts(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]
