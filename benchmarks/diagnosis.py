"""How often the diagnosis is right: `python benchmarks/diagnosis.py` (`--quick` for a sample, `--json` for programs).

Every entry of the catalogue is played as a student, in every function in which it shows and in every style, and graded
by the real grader. Then each entry is left out of the catalogue in turn, and two and three are played at once.
"""

from __future__ import annotations

import json
import multiprocessing
import statistics
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import unknown
from playing import options, put_into
from trials import BY_KEY, STYLES, Clocked, Row, graded, is_trivial, trials, twins
from unknown import Fitted, Several, Unknown

from autograder.core.lesson import ASSIGNMENTS, CHAIN
from autograder.core.misconceptions import CATALOGUE
from autograder.hidden.suite import collected

LINKS = (*CHAIN, "conduct", "shape")
SAID = (*LINKS, "null (listed)", "null", "nothing")
SECRET = "benchmark"
ALL_NAMED = "all mistakes named, or listed"


@dataclass(frozen=True)
class Rate:
    """So many of so many, and what is required of the share: "least" 0.99, "most" 0.02, or nothing."""

    what: str
    count: int
    of: int
    least: float = 0.0
    most: float = 1.0

    @property
    def share(self) -> float:
        """Between 0 and 1; 0 of 0 counts as what is required."""
        return self.count / self.of if self.of else (1.0 if self.least else 0.0)

    @property
    def holds(self) -> bool:
        """Whether it is as required."""
        return self.least <= self.share <= self.most

    def __str__(self) -> str:
        required = f"   required: at least {self.least:.0%}" if self.least else ""
        required = f"   required: at most {self.most:.0%}" if self.most < 1 else required
        failed = "" if self.holds else "   FALLS SHORT"
        return f"  {self.what:<86} {self.count:>5} of {self.of:<5} {100 * self.share:6.2f} %{required}{failed}"


def is_right(row: Row) -> bool:
    """Whether the right link is blamed; left open with the entry listed counts where it is not settled by numbers."""
    return row.said in (BY_KEY[row.trial.key].link, "null (listed)")


def can_be_told_apart(row: Row) -> bool:
    """Whether no other entry has the same numbers in this function, and it is a misconception that has numbers."""
    return bool(BY_KEY[row.trial.key].put) and not twins(row.trial.key, row.function)


def rates_of_known(rows: Sequence[Row]) -> list[Rate]:
    """The figures of the catalogue played."""
    fault = [row for row in rows if row.role == "fault"]
    right = [row for row in rows if row.role == "right"]
    spoiled = [row for row in rows if row.role == "composite"]
    again = [row for row in spoiled if row.trial.style == "again" and not is_trivial(row.trial.key, row.trial.function)]
    alone = [row for row in fault if can_be_told_apart(row)]
    alike = [row for row in fault if BY_KEY[row.trial.key].put and not can_be_told_apart(row)]
    calling = [row for row in spoiled if row.trial.style == "calling"]
    return [
        Rate("wrong functions that lose marks", _count(fault, lambda r: r.lost), len(fault), least=1),
        Rate("right functions that lose marks", _count(right, lambda r: r.lost), len(right), most=0),
        Rate("right link blamed (or left open, with the mistake listed)", _count(fault, is_right), len(fault),
             least=0.99),
        Rate("  of these: left open (null), with the mistake listed",
             _count(fault, lambda r: r.said == "null (listed)"), len(fault)),
        Rate("mistakes that can be told apart: named, as the only one", _count(alone, lambda r: r.named == "one"),
             len(alone), least=0.97),
        Rate("mistakes that cannot (same numbers as another entry): listed", _count(alike, lambda r: r.named != "no"),
             len(alike)),
        Rate("composites that call a wrong function: full marks kept", _count(calling, lambda r: not r.lost),
             len(calling), least=0.99),
        Rate("  and right link, as inherited", _count(calling, lambda r: is_right(r) and r.named[:3] != "own"),
             len(calling)),
        Rate("the same mistake written out again: full marks kept", _count(again, lambda r: not r.lost), len(again),
             least=0.97),
    ]  # fmt: skip


def rates_of_unknown(found: Sequence[Unknown]) -> list[Rate]:
    """The figures of the catalogue without the entry that is played."""
    plain = [one for one in found if one.kind == "plain"]
    factor = [one for one in found if one.kind == "factor"]
    right = lambda one: one.said == BY_KEY[one.key].link  # noqa: E731
    return [
        Rate("left out: right link blamed", _count(plain, right), len(plain), least=0.93),
        Rate("left out: a false name", _count(plain, lambda one: one.name == "false"), len(plain), most=0.02),
        Rate("left out: another entry's name, whose numbers are the same wherever it is wrong",
             _count(plain, lambda one: one.name == "same numbers"), len(plain)),
        Rate("left out, bare factors (not counted above): right link", _count(factor, right), len(factor)),
        Rate("left out, bare factors: a false name", _count(factor, lambda one: one.name == "false"), len(factor)),
    ]  # fmt: skip


def rates_of_fitted(found: Sequence[Fitted]) -> list[Rate]:
    """The figures of the families with other constants."""
    return [
        Rate("another constant in a family: named, as the only one", _count(found, lambda one: one.is_named),
             len(found), least=0.97),
        Rate("  and the constant read off", _count(found, lambda one: one.is_named and one.is_read), len(found)),
    ]  # fmt: skip


def rates_of_several(found: Sequence[Several]) -> list[Rate]:
    """The figures of two and of three mistakes at once."""
    rates = []
    for size, word in ((2, "two"), (3, "three")):
        some = [one for one in found if len(one.keys) == size]
        for what, is_so in (
            ("all links blamed (or left open, with the mistake listed)", lambda one: one.links),
            (ALL_NAMED, lambda one: one.names),
            ("named, listed, or others with the same numbers", lambda one: one.equal),
            ("blamed in the order of the chain", lambda one: one.order),
            ("another link blamed too", lambda one: one.extra),
            ("a name that fits none of them", lambda one: one.false_name),
        ):
            least = {2: 0.97, 3: 0.93}[size] if what == ALL_NAMED else 0.0
            rates.append(Rate(f"{word} mistakes at once: {what}", _count(some, is_so), len(some), least=least))
    return rates


def _count(some: Iterable[Any], is_so: Callable[[Any], Any]) -> int:
    return sum(bool(is_so(one)) for one in some)


def confusion(pairs: Iterable[tuple[str, str]]) -> str:
    """Link broken (rows) x link blamed first (columns)."""
    counted = Counter(pairs)
    columns = [said for said in SAID if any(counted[link, said] for link in LINKS)]
    lines = ["  " + f"{'broken':<10}" + "".join(f"{said:>{max(9, len(said) + 2)}}" for said in columns)]
    for link in LINKS:
        if any(counted[link, said] for said in columns):
            cells = "".join(f"{counted[link, said] or '.':>{max(9, len(said) + 2)}}" for said in columns)
            lines.append(f"  {link:<10}{cells}")
    return "\n".join(lines)


def by_style_and_function(rows: Sequence[Row]) -> str:
    """Right links of all, by function and style."""
    fault = [row for row in rows if row.role == "fault"]
    lines = ["  " + f"{'':<18}" + "".join(f"{style:>14}" for style in STYLES)]
    for function in dict.fromkeys(row.function for row in fault):
        cells = ""
        for style in STYLES:
            some = [row for row in fault if (row.function, row.trial.style) == (function, style)]
            cells += f"{f'{_count(some, is_right)}/{len(some)}' if some else '.':>14}"
        lines.append(f"  {function:<18}{cells}")
    return "\n".join(lines)


def known_part(every: int, part: int, parts: int) -> list[tuple[list[Row], Clocked]]:
    """A share of the trials, graded."""
    warnings.simplefilter("ignore")  # numpy's, about what students compute
    some = [trial for number, trial in enumerate(trials()) if number % every == 0][part::parts]
    with collected() as suite:
        return list(graded(suite, some, SECRET))


def unknown_part(every: int, part: int, parts: int) -> list[Unknown]:
    """A share of the entries, each left out."""
    warnings.simplefilter("ignore")
    return list(unknown.leave_one_out([entry.key for entry in CATALOGUE][::every][part::parts]))


def fitted_part() -> list[Fitted]:
    """The families, with other constants."""
    warnings.simplefilter("ignore")
    return list(unknown.other_constants())


def several_part(size: int, count: int, part: int) -> list[Several]:
    """Draws of several mistakes at once."""
    warnings.simplefilter("ignore")
    return list(unknown.several(size, count, part))


def right_part(times: int) -> dict[str, list[float]]:
    """CPU seconds of the diagnosis of each assignment when all is right; the first in a new process."""
    warnings.simplefilter("ignore")
    return {assignment: [unknown.right_seconds(assignment) for _ in range(times)] for assignment in ASSIGNMENTS}


def measured(quick: bool, workers: int) -> dict[str, list[Any]]:
    """All that the report is made of."""
    every, left_out, draws, parts = (17, 9, 12, workers) if quick else (1, 1, 160, 16)
    with multiprocessing.get_context("spawn").Pool(workers, maxtasksperchild=None) as pool:
        jobs = {
            "known": [pool.apply_async(known_part, (every, part, parts)) for part in range(parts)],
            "unknown": [pool.apply_async(unknown_part, (left_out, part, parts)) for part in range(parts)],
            "fitted": [pool.apply_async(fitted_part)],
            "several": [
                pool.apply_async(several_part, (size, -(-draws // parts), part))
                for size in (2, 3)
                for part in range(parts)
            ],
        }
        found = {name: [one for job in some for one in job.get()] for name, some in jobs.items()}
    with multiprocessing.get_context("spawn").Pool(1) as fresh:
        found["right"] = [fresh.apply(right_part, (20,))]
    return found


def seconds_text(found: dict[str, list[Any]]) -> str:
    """The CPU of a diagnosis, without the student's own code."""
    known = [clocked for _, clocked in found["known"] if clocked.seconds]
    named = [one.seconds for one in known if one.is_named]
    other = [one.seconds for one in known if not one.is_named]
    lines = [
        quantiles("a submission in which one entry fits (20 ms allowed)", named),
        quantiles("a submission in which none fits", other),
        quantiles("one function, its entry left out (100 ms allowed)", [one.seconds for one in found["unknown"]]),
        quantiles(
            "one function with two or three mistakes (100 ms allowed)", [one.seconds for one in found["several"]]
        ),
    ]
    for assignment, seconds in found["right"][0].items():
        lines.append(
            quantiles(f"{assignment}, all right (1 ms allowed)", seconds[1:]) + f"; the first {1e3 * seconds[0]:.1f} ms"
        )
    return "\n".join(lines)


def quantiles(what: str, seconds: Sequence[float]) -> str:
    if not seconds:
        return f"  {what:<64} none"
    ordered = sorted(seconds)
    high = ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))]
    return (
        f"  {what:<64} median {1e3 * statistics.median(ordered):6.1f} ms, 99 % {1e3 * high:6.1f} ms, of {len(ordered)}"
    )


def failures(found: dict[str, list[Any]]) -> str:
    """Every trial in which something required did not come out."""
    lines = []
    for row in (row for rows, _ in found["known"] for row in rows):
        broken = BY_KEY[row.trial.key].link
        where = f"{row.trial.style}, {row.trial.assignment}, {row.trial.function}: {broken}/{row.trial.key}"
        if row.role == "fault":
            unnamed = row.named != "one" if can_be_told_apart(row) else row.named == "no"
            if not row.lost or not is_right(row) or unnamed:
                lines.append(f"  {where}: {row.words}{'' if row.lost else ' NO MARKS LOST'}")
        elif row.lost and not (row.role == "composite" and is_trivial(row.trial.key, row.trial.function)):
            lines.append(f"  {where}: {row.role} {row.function} loses marks: {row.words}")
        elif row.role == "composite" and not is_right(row):
            lines.append(f"  {where}: in {row.function} inherited as {row.words}")
    for one in found["unknown"]:
        broken = BY_KEY[one.key].link
        if (one.kind == "plain" or one.name == "false") and (one.said != broken or one.name == "false"):
            lines.append(f"  left out, {one.function}: {broken}/{one.key}: {one.words}")
    for one in found["fitted"]:
        if not (one.is_named and one.is_read):
            lines.append(f"  with {one.constant:g}, {one.function}: {one.key}: {one.words}")
    for one in found["several"]:
        if not (one.links and one.names) or one.extra or one.false_name:
            mistakes = " + ".join(f"{BY_KEY[key].link}/{key}" for key in one.keys)
            lines.append(f"  several, {one.function}: {mistakes}: {one.words}")
    return "\n".join(lines) or "  none"


def report(found: dict[str, list[Any]], rates: Sequence[Rate]) -> str:
    """The tables, the rates and the seconds."""
    rows = [row for some, _ in found["known"] for row in some]
    fault = [row for row in rows if row.role == "fault"]
    entries = {row.trial.key for row in rows}
    number = f"{len(found['known'])} submissions, {len(entries)} of {len(CATALOGUE)} entries"
    parts = {
        f"{number}. Link broken x link blamed first, of the function that is wrong": confusion(
            (BY_KEY[row.trial.key].link, row.said) for row in fault
        ),
        "Right links, by function and style": by_style_and_function(rows),
        "Each entry left out of the catalogue (bare factors aside). Link broken x link blamed first": confusion(
            (BY_KEY[one.key].link, one.said) for one in found["unknown"] if one.kind == "plain"
        ),
        "Rates": "\n".join(map(str, rates)),
        "CPU of the diagnosis, the student's own code not counted": seconds_text(found),
    }
    return "\n\n".join(f"{title}:\n{text}" for title, text in parts.items())


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--failures", action="store_true", help="list each trial in which something is not as required")
    chosen = parser.parse_args()
    found = measured(chosen.quick, chosen.workers)
    rows = [row for some, _ in found["known"] for row in some]
    rates = [
        *rates_of_known(rows),
        *rates_of_unknown(found["unknown"]),
        *rates_of_fitted(found["fitted"]),
        *rates_of_several(found["several"]),
    ]
    if chosen.json:
        print(json.dumps({rate.what.strip(): [rate.count, rate.of, rate.holds] for rate in rates}))
        return
    text = report(found, rates)
    print(text)
    if chosen.write:
        put_into(chosen.write, text, block=1)
    if chosen.failures:
        print("\nNot as required:")
        print(failures(found))


if __name__ == "__main__":
    main()
