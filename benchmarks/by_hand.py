"""What is said of wrong functions that were written by hand: `python benchmarks/by_hand.py` (`--failures` lists them).

`tests/wrong_answers/<function>/` holds source that says in its first lines which link is broken, and which other links
its numbers show as well. It takes nothing from the catalogue. Each is put into the solved notebook and graded.
"""

from __future__ import annotations

import json
import multiprocessing
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

from diagnosis import LINKS, Rate, confusion, quantiles
from playing import ROOT, Played, PlayedCode, options, put_into, solution, submission
from trials import BY_KEY, Timed

from autograder.core.cases import public_cases
from autograder.core.chain import TRUE
from autograder.core.diagnosis.known.book import book_of, from_the_first
from autograder.core.finding import Finding
from autograder.core.lesson import exercise
from autograder.core.misconceptions import CATALOGUE
from autograder.core.observed import judged
from autograder.grading import Grader
from autograder.hidden.suite import Suite, collected

FOLDER = ROOT / "tests" / "wrong_answers"


@dataclass(frozen=True)
class Wrong:
    """A wrong function, and what its first lines say: the broken links, and others that are as fair a verdict."""

    path: Path
    broken: tuple[str, ...]
    as_fair: tuple[str, ...]
    source: str

    @classmethod
    def read(cls, path: Path) -> Wrong:
        """Read the header and the source."""
        source = path.read_text(encoding="utf-8")
        said = {"# broken": "", "# as fair": ""}
        said |= dict(line.split(": ", 1) for line in source.splitlines()[:2] if line.split(":")[0] in said)
        links = [tuple(filter(None, words.split(", "))) for words in said.values()]
        if not links[0] or not {*links[0], *links[1]} <= set(LINKS):
            raise ValueError(f"{path}: the first line names no broken link: # broken: {', '.join(LINKS)}")
        return cls(path, links[0], links[1], source)

    @property
    def function(self) -> str:
        """The function that is wrong."""
        return self.path.parent.name

    @property
    def cells(self) -> list[tuple[str, str]]:
        """The solved notebook, with this in the place of the function."""
        there = solution(exercise(self.function).assignment)
        return [(name, self.source if name == self.function else source) for name, source in there]


@dataclass(frozen=True)
class Said:
    """What a report says of a wrong function: the links in order, and whether what it names has the same numbers."""

    wrong: Wrong
    lost: bool
    links: tuple[str | None, ...]
    listed: frozenset[str]
    named: bool
    falsely: bool
    words: str
    seconds: float

    @property
    def first(self) -> str:
        """The link blamed first; null (listed) where it is left open between links of which one is broken."""
        if self.links[:1] != (None,):
            return (*self.links, "nothing")[0] or "null"
        return "null (listed)" if self.listed & {*self.wrong.broken, *self.wrong.as_fair} else "null"

    @property
    def is_right(self) -> bool:
        """Whether the first link to mend is broken, or it is left open and among those listed."""
        return self.first in (*self.wrong.broken, *self.wrong.as_fair, "null (listed)")

    @property
    def accused(self) -> tuple[str, ...]:
        """The links that are blamed, first or later, and are not broken."""
        fair = {*self.wrong.broken, *self.wrong.as_fair}
        return tuple(link for link in self.links if link is not None and link not in fair)

    @property
    def are_all_blamed(self) -> bool:
        """Whether every broken link is blamed, or listed."""
        return set(self.wrong.broken) <= {*self.links, *self.listed}


def every(folder: Path = FOLDER) -> list[Wrong]:
    """All wrong functions of a folder, in the order of their names."""
    return [Wrong.read(path) for path in sorted(folder.glob("*/*.py"))]


def graded(suite: Suite, some: Iterable[Wrong], secret: str) -> Iterator[Said]:
    """Each put into its notebook and graded."""
    for one in some:
        timed = Timed()
        assignment = exercise(one.function).assignment
        grader = Grader(suite, Played(), secret, diagnose=timed)  # type: ignore[arg-type]
        result = grader.result(submission(assignment, one.path.stem, one.cells))
        if result.problem:
            yield Said(one, False, (), frozenset(), False, False, result.problem, timed.seconds)
            continue
        (verdict,) = (verdict for verdict in result.functions if verdict.function == one.function)
        own = [found for found in verdict.findings if found.inherited_from is None]
        words = "; ".join(f"{f.link}/{f.misconception}{list(f.also) or ''}" for f in own)
        listed = frozenset(BY_KEY[key].link for found in own if found.link is None for key in found.also)
        named = any(found.misconception for found in own)
        links = tuple(found.link for found in own)
        lost = verdict.points < verdict.max_points
        yield Said(
            one, lost, links, listed, named, named and is_false(one.function, one.cells, own), words, timed.seconds
        )


def is_false(function: str, cells: Sequence[tuple[str, str]], findings: Sequence[Finding]) -> bool:
    """Whether the student's numbers are not those of what is named, in some public case in which they are wrong.

    What is named beside a link without a name cannot be held against numbers.
    """
    book = book_of(CATALOGUE)
    first = [book.named(f.misconception, f.constant) for f in findings]  # the constant is that of the first name
    every = [(one, *(BY_KEY[key] for key in f.also)) for one, f in zip(first, findings, strict=True)]
    named = [[entry for entry in some if entry is not None and entry.put] for some in every]
    if not all(named):
        return False
    code = PlayedCode(cells, {}, None, ())
    calls = [(case, code.call(function, *case.arguments)) for case in public_cases(exercise(function))]
    off = [(case, reply) for case, reply in calls if not judged(case, reply, code.call_many).right]
    single = [entry.chain for some in named for entry in some]
    together = reduce(lambda chain, some: some[0].into(chain), named, TRUE)
    chains = [*single, together, *map(from_the_first, single)]
    return not all(any(book.fits(reply, case, chain) for chain in chains) for case, reply in off)


def rates(found: Sequence[Said]) -> list[Rate]:
    """The figures, of one mistake and of several."""
    single = [one for one in found if len(one.wrong.broken) == 1]
    several = [one for one in found if len(one.wrong.broken) > 1]
    return [
        Rate("lose marks", _count(found, lambda one: one.lost), len(found), least=1),
        Rate("one mistake: right link blamed (or left open, with the link listed)",
             _count(single, lambda one: one.is_right), len(single), least=0.93),
        Rate("  of these: left open (null), with the link listed",
             _count(single, lambda one: one.first == "null (listed)"), len(single)),
        Rate("one mistake: no link singled out", _count(single, lambda one: one.first == "null"), len(single)),
        Rate("one mistake: another link blamed",
             _count(single, lambda one: not one.is_right and one.first != "null"), len(single), most=0.05),
        Rate("named", _count(found, lambda one: one.named), len(found)),
        Rate("named, and the student's numbers are not those", _count(found, lambda one: one.falsely), len(found),
             most=0.01),
        Rate("two or three mistakes: a broken link first", _count(several, lambda one: one.is_right), len(several)),
        Rate("two or three mistakes: all links blamed, or listed",
             _count(several, lambda one: one.are_all_blamed), len(several)),
    ]  # fmt: skip


def _count(some: Iterable[Said], is_so: Callable[[Said], bool]) -> int:
    return sum(map(is_so, some))


def report(found: Sequence[Said]) -> str:
    """The table and the figures."""
    single = [one for one in found if len(one.wrong.broken) == 1]
    seen = [(one.first if one.first in one.wrong.as_fair else one.wrong.broken[0], one.first) for one in single]
    parts = {
        f"{len(found)} wrong functions written by hand, {len(single)} with one mistake. Link broken (or as fair) x "
        "link blamed first": confusion(seen),
        "Rates": "\n".join(map(str, rates(found))),
        "CPU of the diagnosis, the student's own code not counted": quantiles(
            "one function (100 ms allowed)", [one.seconds for one in found]
        ),
    }
    return "\n\n".join(f"{title}:\n{text}" for title, text in parts.items())


def failures(found: Sequence[Said]) -> str:
    """All of which something was said that is not as written in their first lines."""
    lines = [
        f"  {one.wrong.function}/{one.wrong.path.stem}: {' + '.join(one.wrong.broken)}: {one.words}"
        + ("" if one.lost else " NO MARKS LOST")
        + (" FALSE NAME" if one.falsely else "")
        for one in found
        if not one.lost or one.falsely or not (one.is_right and one.are_all_blamed)
    ]
    return "\n".join(lines) or "  none"


def part_of(folder: Path, every_nth: int, times: int, part: int, parts: int) -> list[Said]:
    """A share of them, graded so many times; the first time what is worked out once is in the seconds."""
    warnings.simplefilter("ignore")  # numpy's, about what students compute
    some = every(folder)[::every_nth][part::parts]
    with collected() as suite:
        return [list(graded(suite, some, "by hand")) for _ in range(times)][-1]


def measured(quick: bool, times: int, workers: int, folder: Path = FOLDER) -> list[Said]:
    """All of a folder, or a sample, graded in so many processes."""
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        every_nth = 3 if quick else 1
        jobs = [pool.apply_async(part_of, (folder, every_nth, times, part, workers)) for part in range(workers)]
        return [one for job in jobs for one in job.get()]


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--failures", action="store_true", help="list all of which something else was said")
    parser.add_argument("--once", action="store_true", help="grade each once: the seconds hold what is worked out once")
    chosen = parser.parse_args()
    found = measured(chosen.quick, 1 if chosen.once or chosen.quick else 2, chosen.workers)
    if chosen.json:
        print(json.dumps({rate.what.strip(): [rate.count, rate.of, rate.holds] for rate in rates(found)}))
        return
    text = report(found)
    print(text)
    if chosen.write:
        put_into(chosen.write, text)
    if chosen.failures:
        print("\nNot as written:")
        print(failures(found))


if __name__ == "__main__":
    main()
