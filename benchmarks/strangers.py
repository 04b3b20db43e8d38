"""What is said of mistakes that others described in public: `python benchmarks/strangers.py`.

`tests/strangers/<function>/` holds wrong functions that were written after public questions, bug reports and courses,
by somebody who had not read the catalogue; the links that a teacher would name stand in their first lines, and were
there before the first was graded. Each is put into the solved notebook and graded. All misses are listed.
`--kinds` does the same with `tests/kinds/`, where there are some of each kind of mistake that was misjudged once.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from by_hand import Said, measured
from diagnosis import Rate, confusion
from playing import ROOT, options, put_into

FOLDER, KINDS = ROOT / "tests" / "strangers", ROOT / "tests" / "kinds"


def rates(found: Sequence[Said]) -> list[Rate]:
    """The figures that are required."""
    wrong = [one for one in found if one.lost]
    return [
        Rate("lose marks", len(wrong), len(found), least=1),
        Rate("first link right (or left open, with the link listed)", sum(one.is_right for one in found), len(found),
             least=0.97),
        Rate("  of these: left open (null), with the link listed",
             sum(one.first == "null (listed)" for one in found), len(found)),
        Rate("a right link accused, first or later", sum(bool(one.accused) for one in found), len(found), most=0),
        Rate("named", sum(one.named for one in found), len(found)),
        Rate("named, and the numbers are not those", sum(one.falsely for one in found), len(found), most=0),
    ]  # fmt: skip


def misses(found: Sequence[Said]) -> str:
    """Everything that is not as a teacher would say it, a line each."""
    lines = []
    for one in found:
        faults = {
            "no marks lost": not one.lost,
            "false name": one.falsely,
            "right link accused": bool(one.accused),
            "first link": not one.is_right,
        }
        if any(faults.values()):
            what = ", ".join(fault for fault, is_so in faults.items() if is_so)
            links = " + ".join(one.wrong.broken)
            lines.append(f"  {one.wrong.function}/{one.wrong.path.stem} ({links}): {what}: {one.words}")
    return "\n".join(lines) or "  none"


def report(found: Sequence[Said]) -> str:
    """The table, the figures, and every miss."""
    seen = [(one.first if one.first in one.wrong.as_fair else one.wrong.broken[0], one.first) for one in found]
    parts = {
        f"{len(found)} mistakes that others wrote. Link broken (or as fair) x link blamed first": confusion(seen),
        "Rates": "\n".join(map(str, rates(found))),
        "Every miss (what was said: link/name)": misses(found),
    }
    return "\n\n".join(f"{title}:\n{text}" for title, text in parts.items())


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--kinds", action="store_true", help="those of the twelve kinds, block 1 of the page")
    chosen = parser.parse_args()
    found = measured(chosen.quick, 1, chosen.workers, KINDS if chosen.kinds else FOLDER)
    if chosen.json:
        print(json.dumps({rate.what.strip(): [rate.count, rate.of, rate.holds] for rate in rates(found)}))
        return
    text = report(found)
    print(text)
    if chosen.write:
        put_into(chosen.write, text, block=1 if chosen.kinds else 0)


if __name__ == "__main__":
    main()
