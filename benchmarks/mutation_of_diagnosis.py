"""Whether tests notice when a rule of the diagnosis is changed: `python benchmarks/mutation_of_diagnosis.py`.

Every condition, bound, chain, row of a table and early return of the diagnosis is changed in turn (see `changes`). Of a
mutant is asked whether it says anything else of any wrong function of the corpora, and whether the fast tests fail.
`--every 40` takes every 40th mutant, in an order that `--seed` shuffles; `--only book` those of modules so named. A
mutant is held against what reaches the lines that were changed; `--thorough` holds it against everything.
"""

from __future__ import annotations

import importlib
import json
import multiprocessing
import os
import pickle
import resource
import signal
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any, TextIO

import by_hand
import mutation
import pytest
import unknown
from changes import CAN_BE_SPARED, Change, Mentions, changed, changes_of
from playing import ROOT, PlayedCode, chain_player, options, put_into, shows, solution
from reached import Line, Tracer, begin_anew, file_of, modules_below
from trials import FUNCTIONS

from autograder.core.misconceptions import CATALOGUE
from autograder.sandbox import FunctionSource

PARTS = ("core/diagnosis", "core/observed", "core/sameness", "core/finding")
"""What is mutated, where it exists: a folder with all below it, or a single module."""
RULE_TESTS = ("tests/core/diagnosis", "tests/core")
"""The fast tests: the first of these that there is."""
BOOK = ("autograder.core.diagnosis.known.book", "Book", "once")
"""What works a catalogue out once and keeps it, and so hides from which lines that comes."""
SNAPSHOT = ("by hand", "played")
"""The corpora of which `tests/said` keeps every word."""
REQUIRED = 0.9
"""Of the mutants that change a message, the fast tests must catch this share."""
PATIENCE, PATIENCE_WITH_TESTS, CPU = 10, 120, 600
"""Seconds for one wrong function, for the fast tests, and for all that is done with a mutant."""


@dataclass(frozen=True)
class Item:
    """A wrong function of a corpus; `out` are the entries that the catalogue lacks when it is diagnosed."""

    corpus: str
    name: str
    function: str
    ask: Callable[..., Any]
    out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mutant:
    """One change of one module."""

    module: str
    change: Change

    @property
    def place(self) -> str:
        """The module, as the docs write it."""
        return self.module.removeprefix("autograder.").replace(".", "/")

    def __str__(self) -> str:
        return f"{self.place}:{self.change.line}: {self.change.what}"


@dataclass(frozen=True)
class Verdict:
    """What became of a mutant.

    `shown` is the first wrong function of which something else is said, if any; `snapshot` whether its words are kept.
    """

    mutant: Mutant
    reached: int
    shown: str
    snapshot: bool
    tests: bool
    seconds: float

    @property
    def is_unnoticed(self) -> bool:
        """Whether neither the corpora nor the tests tell the mutant from the diagnosis."""
        return not self.shown and not self.tests


@dataclass(frozen=True)
class Recorded:
    """What the diagnosis says as it is, and which lines each wrong function and each test reaches.

    `everywhere` are lines that run at import or when tests are collected; `red` the tests that fail as it is.
    """

    words: Sequence[str] = ()
    items: Mapping[Line, set[int]] = field(default_factory=dict)
    tests: Mapping[Line, set[str]] = field(default_factory=dict)
    everywhere: Set[Line] = frozenset()
    red: Set[str] = frozenset()


@dataclass(frozen=True)
class Ground:
    """All that mutants are held against: what each forked process finds when it begins."""

    modules: tuple[str, ...]
    items: tuple[Item, ...]
    folder: str
    recorded: Recorded = field(default_factory=Recorded)
    mentions: Mentions = field(default_factory=lambda: Mentions({}))
    thorough: bool = False


def corpus() -> Iterator[Item]:
    """The wrong functions, with students that have answered nothing yet."""
    for one in by_hand.every():
        student = PlayedCode(one.cells, {}, None, ())
        yield Item("by hand", f"{one.function}/{one.path.stem}", one.function, student.call_many)
    pairs = [(entry, name) for entry in CATALOGUE for name in FUNCTIONS if entry.put and shows(entry, name)]
    for entry, name in pairs:
        yield _played("played", entry.key, name, entry.chain)
    # Half of the catalogue at a time, so that the book is made twice only.
    for half in (CATALOGUE[::2], CATALOGUE[1::2]):
        out = tuple(entry.key for entry in half)
        for entry, name in pairs[::4]:
            if entry in half:
                yield _played("left out", entry.key, name, entry.chain, out)
    for name, some in unknown.draws(2, 60, 1):
        yield _played("two mistakes", "+".join(entry.key for entry in some), name, unknown.together(some))
    yield from _gradient_checks()


def _played(corpus: str, key: str, function: str, chain: Any, out: tuple[str, ...] = ()) -> Item:
    student = PlayedCode((), {function: chain_player(function, chain)}, None, ())
    return Item(corpus, f"{function}/{key}", function, student.call_many, out)


def _gradient_checks() -> Iterator[Item]:
    """Slips in the solved gradient check: no other corpus holds wrong ones."""
    slips = [one for one in mutation.mutants() if one.function == "central_difference"]
    for slip in slips[::3]:
        cells = [(name, slip.source if name == slip.function else source) for name, source in solution(slip.assignment)]
        yield Item("gradient checks", f"{slip.function}/{slip.what}", slip.function, _asker(cells))


def _asker(cells: Sequence[tuple[str, str]]) -> Callable[..., Any]:
    student = PlayedCode(cells, {}, None, ())
    return lambda name, calls: student.call_many(name, [(FunctionSource(source), x) for source, x in calls])


def mutants(modules: Iterable[str]) -> list[Mutant]:
    """Every change of every module."""
    return [Mutant(name, change) for name in modules for change in changes_of(source_of(name))]


def source_of(module: str) -> str:
    return Path(file_of(module)).read_text(encoding="utf-8")


class TooLongError(BaseException):
    """Not an Exception: what catches those must not catch this."""


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """At most so long in here."""

    def stop(*_: Any) -> None:
        raise TooLongError

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def words_of(items: Sequence[Item]) -> Iterator[tuple[Item, str]]:
    """What the diagnosis that is there now says of each, one after the other."""
    now = importlib.import_module("unknown")
    for out, some in groupby(items, key=lambda item: item.out):
        book = now.Book(entry for entry in now.CATALOGUE if entry.key not in out)
        for item in some:
            yield item, _words(item, now, book)


def _words(item: Item, now: Any, book: Any) -> str:
    of = now.exercise(item.function)
    try:
        with patience(PATIENCE):
            if item.corpus == "gradient checks":
                check = importlib.import_module("autograder.core.diagnosis.gradient_check")
                return repr(check.diagnose_gradient_check(of, item.ask, book))
            return repr(now.diagnose(of, item.ask, now.known(item.function), book))
    except TooLongError:
        return "no end"
    except Exception as error:
        return f"raised {type(error).__name__}"


def recorded(ground: Ground) -> tuple[Any, ...]:
    """The fields of what is recorded of the diagnosis as it is; changes all modules of this process."""
    tracer = Tracer([file_of(name) for name in ground.modules])
    words: list[str] = []
    reached: dict[Line, set[int]] = {}
    with tracer.caches(), tracer.tracing():
        begin_anew(ground.modules, {})
        with tracer.apart() as everywhere:
            _remember_the_book(tracer)
            importlib.import_module("unknown")
        said = words_of(ground.items)
        for number in range(len(ground.items)):
            with tracer.apart() as lines:
                words.append(next(said)[1])
            for line in lines:
                reached.setdefault(line, set()).add(number)
        watch = Watch(tracer)
        with tracer.apart() as collected:
            _run_tests(ground.folder, watch)
    return words, reached, watch.lines, everywhere | collected, watch.red


def _remember_the_book(tracer: Tracer) -> None:
    module, owner, method = BOOK
    book = getattr(importlib.import_module(module), owner)
    setattr(book, method, tracer.remembering(getattr(book, method)))


class Watch:
    """Notes which lines each test reaches, and which tests fail. What a wide fixture reaches counts for its module."""

    def __init__(self, tracer: Tracer) -> None:
        self.tracer = tracer
        self.lines: dict[Line, set[str]] = {}
        self.red: set[str] = set()
        self.wide: dict[str, set[Line]] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[Any]:
        """Around one test, its fixtures included."""
        with self.tracer.apart() as lines:
            result = yield
        module = item.nodeid.partition("::")[0]
        for line in lines | self.wide.get(module, set()):
            self.lines.setdefault(line, set()).add(item.nodeid)
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any, request: Any) -> Iterator[Any]:
        """Around a fixture, where it is made."""
        with self.tracer.apart() as lines:
            result = yield
        self.tracer.lines |= lines
        if fixturedef.scope != "function":
            self.wide.setdefault(request.node.nodeid.partition("::")[0], set()).update(lines)
        return result

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """After each stage of a test."""
        if report.failed:
            self.red.add(report.nodeid)


class Only:
    """Keeps the tests of these names."""

    def __init__(self, names: set[str]) -> None:
        self.names = names

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """After all tests were found."""
        items[:] = [item for item in items if item.nodeid in self.names]


def _run_tests(folder: str, plugin: object) -> int:
    """Pytest in this process, with the modules that are there now; what it prints is not shown."""
    os.chdir(ROOT)
    arguments = [folder, "-x", "-q", "--tb=no", "--rootdir", str(ROOT), "-p", "no:cacheprovider"]
    if isinstance(plugin, Watch):
        arguments.remove("-x")
    return int(pytest.main(arguments, plugins=[plugin]))


def held(ground: Ground, mutant: Mutant) -> tuple[int, int, bool, float]:
    """How many wrong functions reach it, the first that shows it, or -1, whether tests fail, and seconds."""
    begun = time.perf_counter()
    resource.setrlimit(resource.RLIMIT_CPU, (CPU, CPU))  # the end of what no exception ends
    numbers, tests = _reaching(ground, mutant)
    begin_anew(ground.modules, {mutant.module: changed(source_of(mutant.module), mutant.change.number)})
    shown = _first_shown(ground, numbers)
    return len(numbers), shown, _is_caught(ground.folder, tests), time.perf_counter() - begun


def _first_shown(ground: Ground, numbers: Sequence[int]) -> int:
    try:
        said = words_of([ground.items[number] for number in numbers])
        return next((number for number in numbers if next(said)[1] != ground.recorded.words[number]), -1)
    except Exception:  # it cannot even be imported
        return numbers[0] if numbers else -1


def _is_caught(folder: str, names: set[str]) -> bool:
    """Whether any of these tests fails; 5 is pytest's word for none to be run."""
    if not names:
        return False
    try:
        with patience(PATIENCE_WITH_TESTS):
            return _run_tests(folder, Only(names)) not in (0, 5)
    except TooLongError:
        return True


def _reaching(ground: Ground, mutant: Mutant) -> tuple[list[int], set[str]]:
    """The wrong functions that reach what was changed, those that fail soonest first, and the tests that do."""
    change, file, known = mutant.change, file_of(mutant.module), ground.recorded
    lines = {(file, line) for line in change.lines}
    is_everywhere = bool(lines & known.everywhere) or change.names == frozenset() or ground.thorough
    if change.names:
        lines = ground.mentions.of(change.names)
    if is_everywhere:
        lines = {*known.items, *known.tests}
    numbers = {number for line in lines for number in known.items.get(line, ())}
    tests = {name for line in lines for name in known.tests.get(line, ())} - known.red
    return _in_order(ground, file, numbers), tests


def _in_order(ground: Ground, file: str, numbers: set[int]) -> list[int]:
    """Those of the snapshot first; and first one of each way through the module that was changed, then another."""
    ways: dict[int, list[int]] = {number: [] for number in sorted(numbers)}
    for (where, line), some in ground.recorded.items.items():
        if where == file:
            for number in some & numbers:
                ways[number].append(line)
    turn: Counter[frozenset[int]] = Counter()
    order = []
    for number, way in ways.items():
        turn[frozenset(way)] += 1
        item = ground.items[number]
        order.append((item.corpus not in SNAPSHOT, item.out, turn[frozenset(way)], number))
    return [number for *_, number in sorted(order)]


_ground: list[Ground] = []
"""The ground, in a process that was forked to try a mutant."""


def _begin(ground: Ground) -> None:
    _ground[:] = [ground]
    warnings.simplefilter("ignore")  # numpy's, about what students compute
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # pytest's


def _try(mutant: Mutant) -> tuple[int, int, bool, float]:
    return held(_ground[0], mutant)


def _record(_: None) -> tuple[Any, ...]:
    return recorded(_ground[0])


def _say(numbers: Sequence[int]) -> list[str]:
    items = [_ground[0].items[number] for number in numbers]
    return [words for _, words in words_of(items)]


def apart(ground: Ground, work: Callable[[Any], Any], tasks: Sequence[Any], workers: int = 1) -> Iterator[Any]:
    """What becomes of each task, in a process of its own that is forked for it; None if it does not come back."""
    fork = multiprocessing.get_context("fork")
    with fork.Pool(workers, _begin, (ground,), maxtasksperchild=1) as pool:
        jobs = [pool.apply_async(work, (task,)) for task in tasks]
        for job in jobs:
            try:
                yield job.get(timeout=3 * CPU)
            except multiprocessing.TimeoutError:
                yield None


def prepared(modules: Sequence[str], folder: str, thorough: bool = False) -> Ground:
    """The corpora, what is said of them and what they reach."""
    ground = Ground(tuple(modules), tuple(corpus()), folder, thorough=thorough)
    (fields,) = apart(ground, _record, [None])
    known = Recorded(*fields)
    for name in known.red:
        print(f"fails as it is: {name}", file=sys.stderr)
    ground = replace(ground, items=_remembered(ground.items, known.words))
    numbers = range(len(ground.items)) if thorough else _telling(ground.items, known)
    (again,) = apart(ground, _say, [numbers])
    same = {number for number, words in zip(numbers, again, strict=True) if words == known.words[number]}
    for number in set(numbers) - same:
        print(f"not said twice: {ground.items[number].name}", file=sys.stderr)
    known = replace(known, items={line: some & same for line, some in known.items.items()})
    mentions = Mentions({file_of(name): source_of(name) for name in modules})
    return replace(ground, recorded=known, mentions=mentions)


class Answers:
    """A student who is not asked the same twice."""

    def __init__(self, ask: Callable[..., Any]) -> None:
        self.ask = ask
        self.kept: dict[bytes, Any] = {}

    def __call__(self, function: str, calls: Sequence[tuple[Any, ...]]) -> list[Any]:
        """The replies to these calls."""
        keys = [pickle.dumps(call) for call in calls]
        new = {key: call for key, call in zip(keys, calls, strict=True) if key not in self.kept}
        self.kept.update(zip(new, self.ask(function, list(new.values())), strict=True))
        return [self.kept[key] for key in keys]


def _remembered(items: Sequence[Item], words: Sequence[str]) -> tuple[Item, ...]:
    """The same with their answers to the diagnosis as it is; those anew that have to be asked twice, as some have."""
    remembered = [replace(item, ask=Answers(item.ask)) for item in items]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # numpy's, about what students compute
        said = [now for _, now in words_of(remembered)]
    every = zip(remembered, corpus(), words, said, strict=True)
    return tuple(item if before == now else anew for item, anew, before, now in every)


def _telling(items: Sequence[Item], known: Recorded) -> list[int]:
    """All but those that are played of which two are alike: in function, all lines on the way, and the link blamed.

    The link is the first thing in the words of a finding.
    """
    ways: dict[int, list[Line]] = {}
    for line, numbers in known.items.items():
        for number in numbers:
            ways.setdefault(number, []).append(line)
    kinds: Counter[Any] = Counter()
    kept = []
    for number, (item, words) in enumerate(zip(items, known.words, strict=True)):
        kind = item.corpus, item.function, frozenset(ways.get(number, ())), words.partition(", ")[0]
        kinds[kind] += 1
        if item.corpus != "played" or kinds[kind] <= 2:
            kept.append(number)
    return kept


def measured(ground: Ground, some: Sequence[Mutant], workers: int, log: TextIO | None = None) -> Iterator[Verdict]:
    """A verdict on each mutant, written down as it comes."""
    for number, (mutant, came) in enumerate(zip(some, apart(ground, _try, some, workers), strict=True), 1):
        reached, shown, tests, seconds = came or (len(ground.items), 0, True, 3.0 * CPU)
        item = ground.items[shown] if shown >= 0 else None
        name = f"{item.corpus}: {item.name}" if item else ""
        verdict = Verdict(mutant, reached, name, bool(item and item.corpus in SNAPSHOT), tests, seconds)
        print(f"{number} of {len(some)}, {seconds:.1f} s: {mutant}", file=sys.stderr)
        if log:
            said = {"mutant": str(mutant), "kind": mutant.change.kind, "reached": reached, "shown": name}
            log.write(json.dumps(said | {"tests": tests, "seconds": round(seconds, 2)}) + "\n")
            log.flush()
        yield verdict


def counts(verdicts: Sequence[Verdict]) -> dict[str, int]:
    """The figures."""
    shown = [one for one in verdicts if one.shown]
    return {
        "mutants": len(verdicts),
        "change a message": len(shown),
        "caught by the fast tests": sum(one.tests for one in shown),
        "caught with the snapshot": sum(one.tests or one.snapshot for one in shown),
        "change no message, caught by the fast tests": sum(one.tests for one in verdicts if not one.shown),
        "nothing notices": sum(one.is_unnoticed for one in verdicts),
    }


def report(verdicts: Sequence[Verdict], folder: str, made: str) -> str:
    """The table by module, the survivors, and what changes nothing."""
    fast = f"by {folder}"
    lines = [made, "", f"{'':<30} {'mutants':>8} {'change a':>9} {'caught':>8} {'':>6} {'with the':>9} {'nothing':>8}"]
    lines += [f"{'':<30} {'':>8} {'message':>9} {'fast':>8} {'':>6} {'snapshot':>9} {'notices':>8}"]
    places = sorted({one.mutant.place for one in verdicts})
    for place in (*places, "all"):
        lines.append(_row(place, [one for one in verdicts if place in (one.mutant.place, "all")]))
    shown = [one for one in verdicts if one.shown]
    caught = sum(one.tests for one in shown)
    holds = "holds" if caught >= REQUIRED * len(shown) else "DOES NOT HOLD"
    lines += ["", f"Required: {REQUIRED:.0%} of those that change a message are caught {fast}: {holds}"]
    lines += _listed(f"change a message and are not caught {fast}", [one for one in shown if not one.tests])
    quiet = [one for one in verdicts if one.is_unnoticed]
    spared = [one for one in quiet if one.mutant.change.kind in CAN_BE_SPARED]
    lines += _listed("leave something out, and nothing notices: is it needed?", spared)
    lines += _listed("change something else, and nothing notices", [one for one in quiet if one not in spared])
    return "\n".join(lines)


def _row(place: str, some: Sequence[Verdict]) -> str:
    mutants, shown, caught, kept, _, nothing = counts(some).values()
    share = f"{caught / shown:.0%}" if shown else ""
    return f"{place:<30} {mutants:>8} {shown:>9} {caught:>8} {share:>6} {kept:>9} {nothing:>8}"


def _listed(title: str, some: Sequence[Verdict]) -> list[str]:
    def line(one: Verdict) -> str:
        seen = f"\n      {one.shown}" if one.shown else "" if one.reached else "  (not reached)"
        return f"  {one.mutant}{seen}"

    ordered = sorted(some, key=lambda one: (one.mutant.place, one.mutant.change.line))
    return ["", f"{len(some)} {title}", *map(line, ordered)]


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--every", type=int, default=0, help="every so manieth mutant; 40 with --quick, else 1")
    parser.add_argument("--seed", type=int, default=1, help="shuffles the mutants of which some are taken")
    parser.add_argument("--only", default="", help="of modules with this in their names")
    parser.add_argument("--tests", default="", help=f"the fast tests, if not {' or '.join(RULE_TESTS)}")
    parser.add_argument("--log", type=Path, help="write every verdict to this file as it comes, as JSON lines")
    parser.add_argument("--thorough", action="store_true", help="hold every mutant against everything")
    chosen = parser.parse_args()
    folder = chosen.tests or next(one for one in RULE_TESTS if (ROOT / one).exists())
    every = chosen.every or (40 if chosen.quick else 1)
    modules = modules_below(*PARTS)
    some = mutants(name for name in modules if chosen.only in name)
    Random(chosen.seed).shuffle(some)
    ground = prepared(modules, folder, chosen.thorough)
    with chosen.log.open("w", encoding="utf-8") if chosen.log else nullcontext() as log:
        verdicts = list(measured(ground, some[::every], chosen.workers, log))
    if chosen.json:
        print(json.dumps(counts(verdicts)))
        return
    made = f"{len(verdicts)} of {len(some)} mutants of {len(modules)} modules, {len(ground.items)} wrong functions"
    text = report(verdicts, folder, made)
    print(text)
    if chosen.write:
        put_into(chosen.write, text, block=1)


if __name__ == "__main__":
    main()
