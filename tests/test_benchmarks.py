"""The benchmarks run, and the figures that are required of the diagnosis hold in a sample."""

import functools
import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
BENCHMARKS = ROOT / "benchmarks"
DOCS = ROOT / "docs"
sys.path.insert(0, str(BENCHMARKS))

import by_hand  # noqa: E402
import changes  # noqa: E402
import mutation_of_diagnosis  # noqa: E402
import playing  # noqa: E402
import reached  # noqa: E402
import trials  # noqa: E402
import unknown  # noqa: E402

from autograder.core.cases import public_cases  # noqa: E402
from autograder.core.diagnosis.known.book import Book, predicted  # noqa: E402
from autograder.core.finding import Finding  # noqa: E402
from autograder.core.lesson import exercise  # noqa: E402
from autograder.core.misconceptions import CATALOGUE  # noqa: E402
from autograder.core.sameness import CLOSE, same  # noqa: E402
from autograder.grading import Grader  # noqa: E402
from autograder.hidden.suite import collected  # noqa: E402
from autograder.sandbox import Sandboxes  # noqa: E402

REQUIRED = (
    "wrong functions that lose marks",
    "right functions that lose marks",
    "right link blamed (or left open, with the mistake listed)",
    "mistakes that can be told apart: named, as the only one",
    "composites that call a wrong function: full marks kept",
    "the same mistake written out again: full marks kept",
    "left out: right link blamed",
    "left out: a false name",
    "two mistakes at once: all mistakes named, or listed",
    "three mistakes at once: all mistakes named, or listed",
)
BY_HAND = (
    "lose marks",
    "one mistake: right link blamed (or left open, with the link listed)",
    "one mistake: another link blamed",
    "named, and the student's numbers are not those",
)


@cache
def printed(benchmark: str) -> dict[str, Any]:
    counts: dict[str, Any] = json.loads(output(benchmark, "--quick", "--json"))
    return counts


@cache
def output(benchmark: str, *options: str) -> str:
    command = [sys.executable, str(BENCHMARKS / f"{benchmark}.py"), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-600:]
    return done.stdout


def counted(text: str) -> list[str]:
    """The lines with counts of a report, without those of seconds; of a page, those of its first block."""
    block = text.partition("```text\n")[2] or text
    return [line for line in block.partition("CPU of the diagnosis")[0].splitlines() if line.strip()]


@pytest.mark.parametrize("figure", REQUIRED)
def test_a_required_figure_of_the_diagnosis_holds_in_a_sample(figure: str) -> None:
    count, of, holds = printed("diagnosis")[figure]
    assert of > 0
    assert holds or is_chance(figure, count, of), f"{figure}: {count} of {of}"


@pytest.mark.parametrize("figure", BY_HAND)
def test_a_required_figure_of_wrong_answers_by_hand_holds(figure: str) -> None:
    (line,) = (line for line in counted(output("by_hand", "--once")) if line.strip().startswith(f"{figure}  "))
    assert "required" in line
    assert "FALLS SHORT" not in line, line


def test_the_page_about_wrong_answers_has_the_figures_of_today() -> None:
    assert counted((DOCS / "wrong-answers.md").read_text(encoding="utf-8")) == counted(output("by_hand", "--once"))


def test_the_page_about_the_diagnosis_has_the_strangers_of_today() -> None:
    page = (DOCS / "diagnosis.md").read_text(encoding="utf-8")
    block = page.partition("```text\n")[2].partition("```\n")[0]
    assert block.strip() == output("strangers").strip()


def test_the_page_about_the_diagnosis_counts_what_is_there() -> None:
    page = (DOCS / "diagnosis.md").read_text(encoding="utf-8")
    assert f"{len(list(trials.trials()))} submissions, {len(CATALOGUE)} of {len(CATALOGUE)} entries" in page
    assert f"{len(trials.the_style('loops').mistakes)} entries have expressions of their own" in page


def test_every_wrong_answer_says_what_is_broken_and_every_function_has_some() -> None:
    some = by_hand.every()
    assert len(some) >= 390
    for function in trials.FUNCTIONS:
        assert sum(one.function == function for one in some) >= 15, function


def test_a_name_with_other_numbers_is_noticed() -> None:
    (one,) = (one for one in by_hand.every() if one.path.stem == "two-lost" and one.function == "dC_da")
    named = {key: Finding("dC_da", key, "", "") for key in ("missing_factor_2", "abs_value")}
    assert not by_hand.is_false(one.function, one.cells, [named["missing_factor_2"]])
    assert by_hand.is_false(one.function, one.cells, [named["abs_value"]])


LEFT_OUT = {
    "left out: right link blamed": 0.93,
    "left out: a false name": 0.02,
    "two mistakes at once: all mistakes named, or listed": 0.97,
    "three mistakes at once: all mistakes named, or listed": 0.93,
}
"""What the whole table must reach. A sample of it may fall short by two standard deviations."""


def is_chance(figure: str, count: int, of: int) -> bool:
    if figure not in LEFT_OUT:
        return False
    required = LEFT_OUT[figure]
    return abs(count / of - required) <= 2 * (required * (1 - required) / of) ** 0.5


def test_more_than_chance_is_no_excuse() -> None:
    assert is_chance("left out: right link blamed", 75, 82)
    assert not is_chance("left out: right link blamed", 70, 82)
    assert not is_chance("right functions that lose marks", 1, 1000)


def test_a_sample_of_the_mutants_is_caught_and_nothing_equal_is_accused() -> None:
    counts = printed("mutation")
    assert counts["differing"] > 40
    assert (counts["missed"], counts["accused"], counts["unexplained"]) == (0, 0, 0)
    assert (counts["falsely named"], counts["diagnosis failed"]) == (0, 0)


@pytest.mark.parametrize("name", ["loops", "rows"])
def test_the_source_of_a_mistake_answers_as_its_entry_does(name: str) -> None:
    style = trials.the_style(name)
    for function in style.functions:
        for key in style.mistakes:
            if playing.shows(trials.BY_KEY[key], function) and style.touches(function, key):
                assert_faithful(style, function, key)


@pytest.mark.parametrize("name", ["loops", "rows"])
def test_the_source_without_a_mistake_is_right(name: str) -> None:
    style = trials.the_style(name)
    for function in style.functions:
        assert_faithful(style, function, "")


def assert_faithful(style: playing.Style, function: str, key: str) -> None:
    code = playing.PlayedCode([("setup", trials.SETUP), ("own", style.source(function, key))], {}, None, ())
    assert code.faults == {}
    for case in public_cases(exercise(function)):
        reply = code.call(function, *case.arguments)
        wanted = predicted(trials.BY_KEY[key].chain, case) if key else case.answer()
        if isinstance(wanted, str):
            assert reply.fault is not None, (style.name, function, key)
        else:
            assert reply.fault is None, (style.name, function, key, reply.fault)
            assert same(reply.value, wanted, CLOSE, case.scale), (style.name, function, key)


def test_at_least_sixty_entries_are_written_as_source() -> None:
    mistakes = trials.the_style("loops").mistakes
    assert len(mistakes) >= 120
    assert set(mistakes) <= {entry.key for entry in CATALOGUE}


def test_the_stand_in_says_what_the_sandbox_says() -> None:
    chosen = [one for one in trials.trials() if one.style in ("loops", "rows")][::97]
    assert len(chosen) > 8
    with Sandboxes("none") as sandboxes, collected() as suite:
        for trial in chosen:
            handed_in = playing.submission(trial.assignment, "both", trials.cells_of(trial))
            boxes = (playing.Played(), sandboxes)
            played, real = (Grader(suite, box, "both").result(handed_in).functions for box in boxes)
            assert [told(one) for one in played] == [told(one) for one in real]


def told(verdict: Any) -> Any:
    found = [(one.link, one.misconception, one.also, one.inherited_from) for one in verdict.findings]
    return verdict.function, verdict.status, verdict.points, found


def test_an_entry_that_is_left_out_is_not_named_and_comes_back() -> None:
    entry = trials.BY_KEY["abs_value"]
    play = playing.chain_player("dC_da", entry.chain)
    findings, _ = unknown.diagnosed("dC_da", play, Book(CATALOGUE - {entry}))
    assert [one.misconception for one in findings] == [None]
    findings, _ = unknown.diagnosed("dC_da", play)
    assert [one.misconception for one in findings] == [entry.key]


TOY = """
ROWS = ("low", "high")

def verdict(x, known=False):
    if x < 3:
        return ROWS[0]
    if known and any(map(is_odd, (x, x + 1))):
        return "known"
    return first(x) or "nothing"
"""
CHANGES_OF_TOY = """
row left out: row 'low' -> left out
row left out: row 'high' -> left out
rows exchanged: rows 'low', 'high' -> exchanged
flag flipped: False -> True
condition negated: x < 3 -> x >= 3
condition made constant: x < 3 -> True
condition made constant: x < 3 -> False
comparison: x < 3 -> x <= 3
number: 3 -> 1 in x < 3
number: 3 -> 2 in x < 3
number: 3 -> 4 in x < 3
number: 3 -> 6 in x < 3
return left out: return ROWS[0] -> left out
condition negated: known and any(map(is_odd, (x, x + 1))) -> not (known and any(map(is_odd, (x, x + 1))))
condition made constant: known and any(map(is_odd, (x, x + 1))) -> True
condition made constant: known and any(map(is_odd, (x, x + 1))) -> False
and and or exchanged: known and any(map(is_odd, (x, x + 1))) -> known or any(map(is_odd, (x, x + 1)))
operand left out: ... and known -> left out
operand left out: ... and any(map(is_odd, (x, x + 1))) -> left out
operands exchanged: known and any(map(is_odd, (x, x + 1))) -> any(map(is_odd, (x, x + 1))) and known
any and all exchanged: any(map(is_odd, (x, x + 1))) -> all
return left out: return 'known' -> left out
and and or exchanged: first(x) or 'nothing' -> first(x) and 'nothing'
operand left out: ... or first(x) -> left out
operand left out: ... or 'nothing' -> left out
operands exchanged: first(x) or 'nothing' -> 'nothing' or first(x)
"""


def test_every_change_of_a_toy_is_made_once() -> None:
    made = [f"{one.kind}: {one.what}" for one in changes.changes_of(TOY)]
    assert sorted(made) == sorted(CHANGES_OF_TOY.strip().splitlines())


def test_a_change_knows_the_lines_on_which_it_is_evaluated() -> None:
    where = {one.what: (list(one.lines), one.names) for one in changes.changes_of(TOY)}
    assert where["row 'low' -> left out"] == ([2], {"ROWS"})
    assert where["False -> True"][1] == {"verdict"}
    assert where["x < 3 -> True"] == ([5], None)
    assert where["return 'known' -> left out"] == ([8], None)
    assert changes.Mentions({"toy": TOY}).of({"ROWS"}) == {("toy", 6)}


def said_of_toy(source: str) -> list[str]:
    names: dict[str, Any] = {"is_odd": lambda x: x % 2, "first": lambda x: "four" if x == 4 else ""}
    exec(source, names)
    said = []
    for arguments in [(x, known) for x in range(9) for known in ((), (False,), (True,))]:
        try:
            said.append(str(names["verdict"](arguments[0], *arguments[1])))
        except IndexError:
            said.append("raised")
    return said


def test_every_change_of_a_toy_but_three_is_noticed() -> None:
    before = said_of_toy(TOY)
    mutants = {one.what: changes.changed(TOY, one.number) for one in changes.changes_of(TOY)}
    equal = [what for what, source in mutants.items() if said_of_toy(source) == before]
    assert equal == [
        "row 'high' -> left out",
        "... and any(map(is_odd, (x, x + 1))) -> left out",  # of two numbers in a row one is odd
        "known and any(map(is_odd, (x, x + 1))) -> any(map(is_odd, (x, x + 1))) and known",
    ]


CACHED = """
from functools import lru_cache

@lru_cache(maxsize=None)
def squared(x):
    return x * x

def one(x):
    return squared(x)
"""


def test_a_line_behind_a_cache_is_reached_by_all_who_ask_it(tmp_path: Path) -> None:
    file = tmp_path / "cached.py"
    file.write_text(CACHED, encoding="utf-8")
    tracer = reached.Tracer([str(file)])
    with tracer.caches():
        spec = importlib.util.spec_from_file_location("cached", file)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    for _ in range(2):
        with tracer.tracing(), tracer.apart() as lines:
            module.one(3)
        assert lines == {(str(file), 6), (str(file), 9)}
    assert functools.lru_cache.__module__ == "functools"


def words_with(put: str) -> list[str]:
    """What is said, in a process of its own, by a diagnosis with this put at the end of its module."""
    modules = reached.modules_below(*mutation_of_diagnosis.PARTS)
    changed = "autograder.core.diagnosis.diagnose"
    reached.begin_anew(modules, {changed: mutation_of_diagnosis.source_of(changed) + put})
    return [words for _, words in mutation_of_diagnosis.words_of(items()[:2])]


@cache
def items() -> list[mutation_of_diagnosis.Item]:
    asked: Callable[..., Any] = playing.PlayedCode(playing.solution("one-weight"), {}, None, ()).call_many
    return [mutation_of_diagnosis.Item("played", "right", "dC_da", asked, out) for out in ((), ("abs_value",))]


def test_a_diagnosis_that_was_changed_is_what_speaks_in_its_own_process_only() -> None:
    before = sys.modules["autograder.core.diagnosis.diagnose"]
    ground = mutation_of_diagnosis.Ground((), (), "tests/core")
    puts = ["", "\n\ndef diagnose(*_):\n    return 'other'\n", "\n\ndef diagnose(*_):\n    raise KeyError\n"]
    said = list(mutation_of_diagnosis.apart(ground, words_with, puts))
    assert said == [["()"] * 2, ["'other'"] * 2, ["raised KeyError"] * 2]
    assert sys.modules["autograder.core.diagnosis.diagnose"] is before
