"""The command `autograder grade`, run as people and programs run it: in a process of its own."""

import json
import os
import re
import stat
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RIGHT = "    return 2 * (a - y)"
SEED = ("--seed", "1")

README = (ROOT / "README.md").read_text(encoding="utf-8")
CASE, MISTAKE = re.findall(r"```python\n(.*?)```", README, re.DOTALL)

DAMAGED = {
    "empty": (b"", "empty"),
    "not JSON": (b"# my notebook\n", "not JSON"),
    "binary": (bytes(range(256)) * 20, "not JSON"),
    "JSON, but no notebook": (b"[1, 2, 3]", "not a notebook"),
    "old nbformat": (b'{"nbformat": 3, "metadata": {}, "worksheets": [{"cells": []}]}', "old notebook format"),
    "cut off": (b'{"nbformat": 4, "cells": [{"cell_type": "code", ', "ends in the middle"),
    "of no assignment": (b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}', "hand in the right"),
}

REPORT = {
    "schema": str,
    "package_version": str,
    "submission": str,
    "student": (str, type(None)),
    "assignment": (str, type(None)),
    "score": (int, float, type(None)),
    "max_score": (int, float),
    "seed": str,
    "isolation": dict,
    "problem": (str, type(None)),
    "notes": list,
    "functions": list,
}
FUNCTION = {
    "function": str,
    "status": str,
    "points": (int, float),
    "max_points": (int, float),
    "follow_through": bool,
    "facets": list,
    "findings": list,
    "notes": list,
    "seconds": (int, float),
}
FACET = {"facet": str, "points": (int, float), "max_points": (int, float)}
FINDING = {
    "link": (str, type(None)),
    "misconception": (str, type(None)),
    "also": list,
    "inherited_from": (str, type(None)),
    "message": str,
    "hint": str,
    "evidence": (dict, type(None)),
}
EVIDENCE = {"call": str, "yours": str, "finite_difference": str}


@dataclass(frozen=True)
class Run:
    """What a command left: its exit status and its two outputs."""

    status: int
    out: str
    err: str

    @property
    def reports(self):
        return [json.loads(line) for line in self.out.splitlines()]


def notebook(old="", new="", assignment="one-weight"):
    """The solved notebook, perhaps with one thing changed in its source."""
    solved = json.loads((ROOT / "solutions" / assignment / f"{assignment}.ipynb").read_text(encoding="utf-8"))
    for cell in solved["cells"]:
        cell["source"] = "".join(cell["source"]).replace(old or "\0", new)
    return solved


def saved(path, *change, **which):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook(*change, **which)), encoding="utf-8")
    return path


@pytest.fixture
def autograder(tmp_path):
    """Runs the command in a fresh folder, with a home of its own and no secret in the environment."""

    def run(*arguments, folder=tmp_path, **environment):
        kept = {name: value for name, value in os.environ.items() if name != "AUTOGRADER_SEED"}
        home = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state"), "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run(
            [sys.executable, "-m", "autograder", *map(str, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=folder,
            env=kept | home | environment,
            timeout=120,
        )
        assert "Traceback" not in done.stdout + done.stderr
        return Run(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def cases(tmp_path):
    """Writes an instructor's own file of cases, and gives its folder."""

    def write(source, name="test_mine.py"):
        folder = tmp_path / "cases"
        folder.mkdir()
        (folder / name).write_text(source)
        return folder

    return write


def marks(report):
    return {function["function"]: (function["status"], function["points"]) for function in report["functions"]}


def has_exactly(record, keys):
    assert list(record) == list(keys)
    for key, kind in keys.items():
        assert isinstance(record[key], kind), key


def width(line):
    """Columns in a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else not unicodedata.combining(c) for c in line)


def one_line(run, status):
    """The one line on standard error of a command that could not do what it was asked to."""
    assert run.status == status
    assert run.out == ""
    assert run.err.startswith("autograder: ")
    assert run.err.count("\n") == 1
    assert "Errno" not in run.err
    return run.err


# --- what comes out


def test_a_solved_notebook_earns_every_point_and_exits_with_0(autograder, tmp_path):
    saved(tmp_path / "one-weight.ipynb")
    done = autograder("grade", "one-weight.ipynb", *SEED)
    assert done.status == 0
    assert done.err == ""
    assert "40 of 40 points" in done.out
    assert done.out.count("right") == 5


def test_a_wrong_link_is_named_and_marked_in_the_chain(autograder, tmp_path):
    saved(tmp_path / "one-weight.ipynb", "return 1 - tanh(z) ** 2", "return 1 - z**2")
    done = autograder("grade", "one-weight.ipynb", *SEED)
    assert done.status == 0
    assert re.search(r"✗ da_dz +8.5 of 12", done.out)
    assert "hint:" in done.out
    assert re.search(r"~ gradient_weight +8 of 8 +waits for da_dz\n\n", done.out)


def test_a_wrong_link_of_a_product_is_marked_in_the_chain(autograder, tmp_path):
    saved(tmp_path / "one-weight.ipynb", "dC_da(a, y)[j] * da_dz(z, g)[j]", "dC_da(a, y)[j]")
    assert "dC/da . >da/dz< . dz/dw" in autograder("grade", "one-weight.ipynb", *SEED).out


def test_what_is_wrong_with_a_function_of_an_earlier_notebook_is_said_once(autograder, tmp_path):
    change = ("return 1 - tanh(z) ** 2", "return 1 - z**2")
    saved(tmp_path / "whole-network.ipynb", *change, assignment="whole-network")
    said = autograder("grade", "whole-network.ipynb", *SEED).out
    assert re.search(r"~ dC_da_prev +8 of 8 +waits for da_dz\n", said)
    assert re.search(r"~ gradient_network +12 of 12 +waits for da_dz\n\n", said)
    assert (
        " ".join(said.split()).count('your numbers are those of "short formula of tanh, with z where a belongs"') == 1
    )
    assert "da_dz(np.array([2.0]), 'tanh')" in said


def test_the_text_fits_in_80_columns(autograder, tmp_path):
    saved(tmp_path / "one-weight.ipynb", "return 1 - tanh(z) ** 2", "return 1 - z**2")
    (tmp_path / "a damaged notebook with a long name.ipynb").write_bytes(b"")
    done = autograder("grade", ".", *SEED)
    assert done.status == 3
    assert [line for line in done.out.splitlines() if width(line) > 80] == []


def test_the_text_has_no_spaces_at_the_end_of_a_line(autograder, tmp_path):
    saved(tmp_path / "one-weight.ipynb", "return 1 - tanh(z) ** 2", "return 1 - z**2")
    out = autograder("grade", "one-weight.ipynb", *SEED).out
    assert [line for line in out.splitlines() if line != line.rstrip()] == []


def test_report_v1_has_exactly_the_keys_of_the_contract(autograder, tmp_path):
    saved(tmp_path / "submitted/alice/one-weight/one-weight.ipynb", "return 1 - tanh(z) ** 2", "return 1 - z**2")
    done = autograder("grade", "submitted", "--format", "jsonl", *SEED)
    (report,) = done.reports
    has_exactly(report, REPORT)
    has_exactly(report["isolation"], {"tier": str, "open": list})
    for function in report["functions"]:
        has_exactly(function, FUNCTION)
        for facet in function["facets"]:
            has_exactly(facet, FACET)
        for finding in function["findings"]:
            has_exactly(finding, FINDING)
            if finding["evidence"] is not None:
                has_exactly(finding["evidence"], EVIDENCE)
    assert any(finding["evidence"] for function in report["functions"] for finding in function["findings"])
    assert report["schema"] == "autograder/report/v1"
    assert report["submission"] == "submitted/alice/one-weight/one-weight.ipynb"
    assert report["student"] == "alice"
    assert report["assignment"] == "one-weight"
    assert report["isolation"] == {"tier": "kernel", "open": []}
    assert report["score"] < report["max_score"] == 40
    with pytest.raises(AssertionError):
        has_exactly(report | {"more": 1}, REPORT)


def test_a_report_goes_to_the_file_named_by_output(autograder, tmp_path):
    saved(tmp_path / "one-weight.ipynb")
    done = autograder("grade", "one-weight.ipynb", "--format", "jsonl", "--output", "report.jsonl", *SEED)
    assert (done.status, done.out) == (0, "")
    assert done.err == "40 of 40: one-weight.ipynb\n", "the log of a CI shows how it went"
    (line,) = (tmp_path / "report.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["score"] == 40


def test_an_output_whose_folder_is_missing_is_one_line(autograder, tmp_path):
    saved(tmp_path / "one-weight.ipynb")
    done = autograder("grade", "one-weight.ipynb", "--output", "nowhere/report.jsonl", *SEED)
    assert "nowhere" in one_line(done, 2)


def test_an_output_never_overwrites_a_submission(autograder, tmp_path):
    path = saved(tmp_path / "one-weight.ipynb")
    before = path.read_bytes()
    done = autograder("grade", "one-weight.ipynb", "--output", "one-weight.ipynb", *SEED)
    assert path.read_bytes() == before
    assert "one-weight.ipynb" in one_line(done, 2)


def test_help_fits_in_80_columns_and_names_every_option(autograder):
    for arguments in (["--help"], ["grade", "--help"]):
        done = autograder(*arguments, COLUMNS="80")
        assert done.status == 0
        assert max(map(len, done.out.splitlines())) <= 80
    for option in ("assignment", "format", "output", "cases", "misconceptions", "seed", "isolation", "fail-under"):
        assert f"--{option} " in done.out


def test_a_report_says_where_there_was_no_isolation(autograder, tmp_path):
    saved(tmp_path / "one-weight.ipynb")
    assert "without isolation" not in autograder("grade", ".", *SEED).out
    assert "without isolation" in autograder("grade", ".", "--isolation", "none", *SEED).out
    done = autograder("grade", ".", "--isolation", "none", "--format", "jsonl", *SEED)
    assert done.reports[0]["isolation"]["tier"] == "none"
    assert done.reports[0]["score"] == 40


def test_the_transcript_in_the_readme_is_what_the_command_prints(autograder):
    (command, shown), *more = re.findall(r"```text\n\$ autograder (.*?)\n(.*?)```", README, re.DOTALL)
    assert more == []
    out = autograder(*command.split(), folder=ROOT).out
    assert [line.rstrip() for line in out.strip().splitlines()] == shown.strip().splitlines()


# --- seeds and secrets


def test_the_same_seed_gives_the_same_marks_and_is_stamped_public(autograder, tmp_path):
    saved(tmp_path / "one-weight.ipynb", RIGHT, "    return a - y")
    first, again = (autograder("grade", ".", "--format", "jsonl", *SEED).reports[0] for _ in range(2))
    for report in (first, again):
        for function in report["functions"]:
            del function["seconds"]
    assert first == again
    assert first["seed"] == "public"
    assert not (tmp_path / "state").exists(), "a public run needs no secret"


def test_public_cases_are_stamped_in_the_text(autograder, tmp_path):
    saved(tmp_path / "one-weight.ipynb")
    assert "known inputs" in autograder("grade", ".", *SEED).out
    assert "public" not in autograder("grade", ".", AUTOGRADER_SEED="a secret").out


def test_the_secret_is_a_private_file_beside_the_output_and_is_kept(autograder, tmp_path):
    saved(tmp_path / "one-weight.ipynb")
    (tmp_path / "reports").mkdir()
    command = ("grade", "one-weight.ipynb", "--format", "jsonl", "--output", "reports/all.jsonl")
    assert autograder(*command).status == 0
    secret = tmp_path / "reports" / ".autograder-seed"
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    kept = secret.read_text()
    assert re.fullmatch(r"[0-9a-f]{32}\s*", kept), "128 random bits"
    assert autograder(*command).status == 0
    assert secret.read_text() == kept
    written = (tmp_path / "reports" / "all.jsonl").read_text(encoding="utf-8")
    assert kept.strip() not in written
    assert json.loads(written)["seed"] == "secret"


def test_without_an_output_the_secret_is_kept_in_the_users_own_state(autograder, tmp_path):
    saved(tmp_path / "one-weight.ipynb")
    assert autograder("grade", "one-weight.ipynb").status == 0
    (secret,) = (path for path in (tmp_path / "state").rglob("*") if path.is_file())
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert not (tmp_path / ".autograder-seed").exists()


def test_the_secret_of_the_environment_is_used_and_written_nowhere(autograder, tmp_path):
    saved(tmp_path / "one-weight.ipynb")
    done = autograder(
        "grade", ".", "--format", "jsonl", "--output", "r.jsonl", AUTOGRADER_SEED="a secret of the course"
    )
    assert done.status == 0
    assert json.loads((tmp_path / "r.jsonl").read_text(encoding="utf-8"))["seed"] == "secret"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one-weight.ipynb", "r.jsonl"]


def test_an_empty_secret_is_not_taken_for_one(autograder, tmp_path):
    """A CI variable that is not set arrives as an empty string, and its cases would be everybody's."""
    saved(tmp_path / "one-weight.ipynb")
    done = autograder("grade", ".", "--output", "r.txt", AUTOGRADER_SEED="")
    assert done.status != 0 or (tmp_path / ".autograder-seed").exists()


# --- exit status


@pytest.mark.parametrize(("percent", "status"), [("0", 0), ("92", 0), ("93", 1), ("100", 1)])
def test_fail_under_exits_with_1_if_any_score_is_below_the_percentage(percent, status, autograder, tmp_path):
    saved(tmp_path / "one-layer.ipynb", assignment="one-layer")
    saved(tmp_path / "one-weight.ipynb", '"blank": -4.0', '"blank": 4.0')  # 37 of 40 points, 92.5 %
    assert autograder("grade", "one-layer.ipynb", *SEED, "--fail-under", percent).status == 0
    assert autograder("grade", ".", *SEED, "--fail-under", percent).status == status


def test_a_score_of_nothing_still_exits_with_0(autograder):
    done = autograder("grade", ROOT / "assignments" / "one-weight", "--format", "jsonl", *SEED)
    assert done.status == 0
    assert done.reports[0]["score"] == 0
    assert {function["status"] for function in done.reports[0]["functions"]} == {"missing"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["grade"],
        ["grade", "one-weight.ipynb", "--format", "pdf"],
        ["grade", "one-weight.ipynb", "--assignment", "two-weights"],
        ["grade", "one-weight.ipynb", "--seed", "tomorrow"],
        ["grade", "one-weight.ipynb", "--fail-under", "101"],
        ["grade", "one-weight.ipynb", "--cases", "nowhere"],
        ["mark"],
    ],
    ids=" ".join,
)
def test_a_wrong_option_is_a_usage_error(arguments, autograder, tmp_path):
    saved(tmp_path / "one-weight.ipynb")
    done = autograder(*arguments)
    assert done.status == 2
    assert done.out == ""
    assert "Error: " in done.err


def test_a_path_that_does_not_exist_is_one_line(autograder):
    assert "nowhere.ipynb" in one_line(autograder("grade", "nowhere.ipynb"), 2)


def test_a_folder_with_nothing_in_it_is_one_line(autograder, tmp_path):
    (tmp_path / "nothing").mkdir()
    assert "nothing" in one_line(autograder("grade", "nothing"), 2)


# --- bad input


@pytest.fixture
def damaged_class(autograder, tmp_path):
    """Every kind of damaged file beside one good notebook, graded together."""
    for name, (content, _) in DAMAGED.items():
        (tmp_path / f"{name}.ipynb").write_bytes(content)
    saved(tmp_path / "one-weight.ipynb")
    return autograder("grade", ".", "--format", "jsonl", *SEED)


def test_damaged_files_say_what_is_wrong_and_the_good_one_is_graded(damaged_class):
    assert damaged_class.status == 3
    assert damaged_class.err == ""
    reports = {Path(report["submission"]).stem: report for report in damaged_class.reports}
    assert set(reports) == {*DAMAGED, "one-weight"}
    assert reports.pop("one-weight")["score"] == 40
    for name, report in reports.items():
        has_exactly(report, REPORT)
        assert report["score"] is None
        assert report["functions"] == []
        assert DAMAGED[name][1] in report["problem"]
        assert report["submission"] in report["problem"]
        assert ":" in report["problem"].removeprefix(report["submission"] + ":"), "it says what to do"
        assert "\n" not in report["problem"]


def test_a_notebook_of_another_assignment_is_not_graded(autograder, tmp_path):
    saved(tmp_path / "one-layer.ipynb", assignment="one-layer")
    done = autograder("grade", ".", "--assignment", "one-weight", "--format", "jsonl", *SEED)
    assert done.status == 3
    assert "one-layer" in done.reports[0]["problem"]
    assert "one-weight" in done.reports[0]["problem"]


def test_50_megabytes_of_outputs_are_graded(autograder, tmp_path):
    solved = notebook()
    for cell in solved["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["epoch 1\n" * 600] * 1100}]
    path = tmp_path / "one-weight.ipynb"
    path.write_text(json.dumps(solved), encoding="utf-8")
    assert path.stat().st_size > 50 << 20
    done = autograder("grade", path, "--format", "jsonl", *SEED)
    assert done.status == 0
    assert done.reports[0]["score"] == 40


def test_a_py_file_is_graded(autograder, tmp_path):
    (tmp_path / "one-weight.py").write_text(f"def dC_da(a, y):\n{RIGHT}\n")
    done = autograder("grade", "one-weight.py", "--format", "jsonl", *SEED)
    assert marks(done.reports[0])["dC_da"] == ("right", 10)
    assert marks(done.reports[0])["dz_dw"] == ("missing", 0)


def test_a_file_named_twice_is_graded_once(autograder, tmp_path):
    saved(tmp_path / "one-weight.ipynb")
    assert len(autograder("grade", "one-weight.ipynb", ".", "--format", "jsonl", *SEED).reports) == 1


# --- an instructor's own cases


def test_a_case_of_the_instructors_own_adds_its_points(autograder, cases, tmp_path):
    saved(tmp_path / "one-weight.ipynb")
    done = autograder("grade", "one-weight.ipynb", "--format", "jsonl", "--cases", cases(CASE), *SEED)
    assert done.status == 0
    (report,) = done.reports
    assert (report["score"], report["max_score"]) == (42, 42)
    assert {"facet": "negative errors", "points": 2, "max_points": 2} in report["functions"][1]["facets"]


def test_a_case_of_the_instructors_own_can_fail(autograder, cases, tmp_path):
    saved(tmp_path / "one-weight.ipynb", RIGHT, "    return 2 * abs(a - y)")
    done = autograder("grade", "one-weight.ipynb", "--format", "jsonl", "--cases", cases(CASE), *SEED)
    assert {"facet": "negative errors", "points": 0, "max_points": 2} in done.reports[0]["functions"][1]["facets"]


def test_what_a_case_prints_stays_out_of_the_report(autograder, cases, tmp_path):
    saved(tmp_path / "one-weight.ipynb")
    loud = 'print("collected")\n' + CASE + '    print("ran")\n'
    done = autograder("grade", "one-weight.ipynb", "--format", "jsonl", "--cases", cases(loud), *SEED)
    assert done.reports[0]["score"] == 42


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("def test_x(student: pass", "test_mine.py"),
        ("import nothing_of_that_name", "nothing_of_that_name"),
        ("def test_x(student): pass", "points"),
        (CASE.replace('"negative errors", ', ""), "points"),
        (CASE.replace(", 2)", ', "two")'), "points"),
        (CASE.replace('"dC_da"', '"dC_db"'), "dC_db"),
        ("x = 1", "cases"),
    ],
    ids=["syntax", "import", "no marker", "two of three", "points in words", "no such function", "no case"],
)
def test_cases_that_cannot_be_used_are_one_line(source, says, autograder, cases, tmp_path):
    saved(tmp_path / "one-weight.ipynb")
    done = autograder("grade", "one-weight.ipynb", "--cases", cases(source), *SEED)
    assert says in one_line(done, 2)


@pytest.mark.parametrize(
    "source",
    ["def broken(", "import nothing", "raise SystemExit('bye')", "def pytest_collection_modifyitems(): nothing()"],
    ids=["syntax", "import", "exit", "hook"],
)
def test_a_conftest_that_cannot_be_used_is_one_line(source, autograder, cases, tmp_path):
    saved(tmp_path / "one-weight.ipynb")
    (cases(CASE) / "conftest.py").write_text(source)
    done = autograder("grade", "one-weight.ipynb", "--cases", "cases", *SEED)
    assert "could not be read" in one_line(done, 2)


def test_a_folder_without_cases_is_one_line(autograder, tmp_path):
    saved(tmp_path / "one-weight.ipynb")
    (tmp_path / "cases").mkdir()
    assert "cases" in one_line(autograder("grade", "one-weight.ipynb", "--cases", "cases", *SEED), 2)


def test_a_case_that_cannot_be_set_up_costs_nobody_a_point(autograder, cases, tmp_path):
    saved(tmp_path / "one-weight.ipynb")
    broken = cases(CASE.replace("(student)", "(student, no_such_fixture)"))
    done = autograder("grade", "one-weight.ipynb", "--cases", broken, *SEED)
    assert done.status != 0
    assert "test_mine.py" in done.err


# --- an instructor's own misconceptions

CENTRED = ("    return a_prev.copy()", "    return a_prev - np.mean(a_prev)")
DOUBLE_KEY = "MISCONCEPTIONS = (*MISCONCEPTIONS, *MISCONCEPTIONS)"


@pytest.fixture
def with_own(autograder, tmp_path):
    """Grades a notebook in which the inputs are centred, with a file of own misconceptions."""

    def run(source, *more):
        saved(tmp_path / "one-weight.ipynb", *CENTRED)
        (tmp_path / "mine.py").write_text(source, encoding="utf-8")
        chosen = ("--misconceptions", "mine.py", *more)
        return autograder("grade", "one-weight.ipynb", "--format", "jsonl", *chosen, *SEED)

    return run


def first_finding(run, function):
    (report,) = run.reports
    (verdict,) = (one for one in report["functions"] if one["function"] == function)
    return verdict["findings"][0]


def test_a_misconception_of_the_instructors_own_is_named(with_own, autograder):
    found = first_finding(with_own(MISTAKE), "dz_dw")
    assert (found["link"], found["misconception"]) == ("dz_dw", "inputs_centred")
    assert '"mean of the inputs subtracted"' in found["message"]
    assert found["hint"].startswith("Nudge one weight")
    without = autograder("grade", "one-weight.ipynb", "--format", "jsonl", *SEED)
    assert first_finding(without, "dz_dw")["misconception"] is None


def test_a_misconception_of_the_instructors_own_is_known_where_it_is_written_again(autograder, tmp_path):
    """In the next function of the notebook it is found to be the same mistake, and costs nothing there."""
    saved(tmp_path / "one-weight.ipynb", *CENTRED)
    (tmp_path / "mine.py").write_text(MISTAKE, encoding="utf-8")
    done = autograder("grade", "one-weight.ipynb", "--format", "jsonl", "--misconceptions", "mine.py", *SEED)
    assert first_finding(done, "gradient_weight")["inherited_from"] == "dz_dw"


def test_our_own_mistakes_are_known_beside_those_of_an_instructor(autograder, tmp_path):
    saved(tmp_path / "one-weight.ipynb", RIGHT, "    return a - y")
    (tmp_path / "mine.py").write_text(MISTAKE, encoding="utf-8")
    done = autograder("grade", "one-weight.ipynb", "--format", "jsonl", "--misconceptions", "mine.py", *SEED)
    assert first_finding(done, "dC_da")["misconception"] == "missing_factor_2"


def test_several_files_of_misconceptions_are_added_up(with_own, tmp_path):
    other = MISTAKE.replace("inputs_centred", "other").replace("np.mean", "np.max").replace("mean of", "largest of")
    (tmp_path / "yours.py").write_text(other, encoding="utf-8")
    assert (
        first_finding(with_own(MISTAKE, "--misconceptions", "yours.py"), "dz_dw")["misconception"] == "inputs_centred"
    )


def test_what_a_file_of_misconceptions_prints_stays_out_of_the_report(with_own):
    assert first_finding(with_own('print("hello")\n' + MISTAKE), "dz_dw")["misconception"] == "inputs_centred"


REFUSED = {
    "key used twice": (f"{MISTAKE}\n{DOUBLE_KEY}", "used twice"),
    "one of our keys": (MISTAKE.replace("inputs_centred", "sign_flipped"), "one of ours"),
    "unknown link": (MISTAKE.replace('"dz_dw",', '"dz_dW",'), "link"),
    "unknown place": (MISTAKE.replace('{"dz_dw"', '{"dz_dW"'), "dz_dW"),
    "empty name": (MISTAKE.replace("mean of the inputs subtracted", " "), "name"),
    "long hint": (MISTAKE.replace("Nudge one", "Nudge one" * 30), "hint"),
    "empty formula": (MISTAKE.replace('"a_prev - np.mean(a_prev)"', '""'), "formula"),
    "gives the answer": (MISTAKE.replace("Nudge one weight by 0.001.", "Is it a_prev[k]?"), "answer"),
    "changes nothing": (MISTAKE.replace(" - np.mean(step.a_prev)", ""), "changes no answer"),
    "equal numbers": (MISTAKE.replace("step.a_prev - np.mean(step.a_prev)", "np.abs(step.a_prev)"), "a_prev_absolute"),
    "raises something else": (MISTAKE.replace("step.a_prev - np", "step.nothing - np.no"), "AttributeError"),
    "not a misconception": ("MISCONCEPTIONS = ({'key': 'mine'},)", "entry 1"),
    "no tuple": (MISTAKE.replace("MISCONCEPTIONS = (", "MISCONCEPTIONS = (").replace("    ),\n)", "    )\n)"), "tuple"),
    "nothing defined": ("x = 1", "MISCONCEPTIONS"),
    "nothing in it": ("MISCONCEPTIONS = ()", "empty"),
    "no Python": ("x = 1\ny = (", "line 2"),
    "raises": ("x = 1\n\ny = 1 / 0", "line 3"),
    "leaves": ("import sys\nsys.exit('bye')", "line 2"),
    "a field missing": ("from autograder.core.misconceptions import Misconception\nMisconception('k')", "line 2"),
}


@pytest.mark.parametrize(("source", "says"), REFUSED.values(), ids=REFUSED)
def test_misconceptions_that_cannot_be_used_are_one_line(source, says, with_own):
    refused = one_line(with_own(source), 2)
    assert "mine.py" in refused
    assert says in refused


@pytest.mark.parametrize("path", ["nowhere.py", "."])
def test_a_file_of_misconceptions_that_cannot_be_read_is_one_line(path, autograder, tmp_path):
    saved(tmp_path / "one-weight.ipynb")
    refused = one_line(autograder("grade", "one-weight.ipynb", "--misconceptions", path, *SEED), 2)
    assert f"{path} cannot be read" in refused


def test_an_alias_of_one_of_our_entries_may_have_its_numbers(with_own):
    twin = MISTAKE.replace("step.a_prev - np.mean(step.a_prev)", "np.abs(step.a_prev)")
    assert with_own(twin.replace("        put=", '        aliases=("a_prev_absolute",),\n        put=')).status == 0


# --- by hand


def by_hand(folder):
    command = "-m pytest -p autograder.hidden.plugin --pyargs autograder.hidden --submission one-weight.ipynb"
    done = subprocess.run(
        [sys.executable, *command.split(), "--junitxml", "out.xml"],
        capture_output=True,
        text=True,
        cwd=folder,
        env=os.environ | {"AUTOGRADER_SEED": "a secret"},
    )
    return done.returncode, done.stdout + (folder / "out.xml").read_text()


def test_the_hidden_suite_passes_by_hand_on_a_solved_notebook(tmp_path):
    saved(tmp_path / "one-weight.ipynb")
    status, said = by_hand(tmp_path)
    assert status == 0
    assert "16 passed" in said


def test_the_hidden_suite_by_hand_fails_without_showing_inputs(tmp_path):
    saved(tmp_path / "one-weight.ipynb", RIGHT, "    raise ValueError(repr((a, y)))")
    status, said = by_hand(tmp_path)
    assert status == 1
    assert "dC_da, values" in said
    assert "6 failed, 10 passed" in said, "dC_da, and gradient_weight which calls it"
    assert "array(" not in said
