"""The command on odd machines: variables, closed pipes, signals, lost folders, missing rights, planted files."""

import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import click
import numpy as np
import pytest
from notebooks_by_hand import as_bytes, stored, with_source

from autograder.cli import Below
from autograder.hidden.student import as_asked
from autograder.program import Signalled, status_of

NOTEBOOK = as_bytes(stored("solutions"))
ENDLESS = as_bytes(with_source(stored("solutions"), dC_da="def dC_da(a, y):\n    while True:\n        pass\n"))
WRONG = as_bytes(with_source(stored("solutions"), dC_da="def dC_da(a, y):\n    return a - y\n"))
SEED = ("--seed", "1")
CASE = """
import numpy as np, pytest

@pytest.mark.points("dC_da", "mine", 5)
def test_mine(student):
    assert float(student.dC_da(np.array([1.0]), np.array([3.0]))[0]) == -4.0
"""
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="Linux only")
ROOT = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="root only")


@pytest.fixture
def here(tmp_path):
    (tmp_path / "one-weight.ipynb").write_bytes(NOTEBOOK)
    return tmp_path


def command(here, *arguments, start=(), cwd=None, **how):
    """The command, started; None as the value of a variable takes it away."""
    environment = {"HOME": str(here), "XDG_STATE_HOME": str(here / "state")} | how.pop("env", {})
    environment = {k: v for k, v in (os.environ | environment).items() if v is not None}
    if "env_seed" not in how:
        environment.pop("AUTOGRADER_SEED", None)
    seed = how.pop("env_seed", None)
    environment |= {"AUTOGRADER_SEED": seed} if seed is not None else {}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | how
    program = [*start, sys.executable, "-m", "autograder", *map(str, arguments)]
    return subprocess.Popen(program, cwd=cwd or here, env=environment, **pipes)


def run(here, *arguments, **how):
    with command(here, *arguments, **how) as process:
        out, err = process.communicate(timeout=120)
    err = err.decode() if err is not None else ""
    assert "Traceback" not in err
    return process.returncode, (out or b"").decode("utf-8", "replace"), err


def score(out):
    return [json.loads(line)["score"] for line in out.splitlines()]


def says(err, words):
    """One line of ours."""
    assert err.startswith("autograder: ")
    assert err.count("\n") == 1
    assert words in err


# --- variables


@pytest.mark.parametrize(
    "env",
    [
        {"PYTEST_ADDOPTS": "-k values"},
        {"PYTEST_ADDOPTS": "--color=yes"},
        {"PYTEST_ADDOPTS": "--deselect test_facets.py --maxfail=1 -x"},
        {"PYTEST_ADDOPTS": "'unbalanced"},
        {"PYTEST_PLUGINS": "nothing.of.that.name"},
        {"PYTEST_DEBUG": "1"},
        {"PYTHONOPTIMIZE": "1"},
        {"PYTHONOPTIMIZE": "2"},
        {"PYTHONWARNINGS": "error"},
        {"PYTHONHASHSEED": "3"},
        {"PYTHONDEVMODE": "1"},
        {"OPENBLAS_NUM_THREADS": "8", "OMP_NUM_THREADS": "banana"},
        {"TMPDIR": "/nowhere"},
        {"COLUMNS": "x", "TERM": "", "NO_COLOR": "1", "FORCE_COLOR": "1"},
        {"MPLBACKEND": "banana", "LC_ALL": "xx", "TZ": "Nowhere/X"},
    ],
    ids=str,
)
def test_a_variable_changes_no_mark(here, env):
    (here / "one-weight.ipynb").write_bytes(WRONG)
    status, out, err = run(here, "grade", "one-weight.ipynb", "--format", "jsonl", *SEED, env=env)
    (report,) = map(json.loads, out.splitlines())
    assert (status, err, report["score"], report["max_score"]) == (0, "", 31.0, 40.0)


@pytest.mark.parametrize("where", ["site", "beside"])
def test_an_installed_plug_in_of_pytest_changes_no_mark(here, where):
    folder = here if where == "beside" else here / "site"
    (folder / "evil-1.0.dist-info").mkdir(parents=True)
    (folder / "evil-1.0.dist-info" / "METADATA").write_text("Name: evil\nVersion: 1.0\n")
    (folder / "evil-1.0.dist-info" / "entry_points.txt").write_text("[pytest11]\nevil = evil\n")
    (folder / "evil.py").write_text("def pytest_collection_modifyitems(items):\n    del items[3:]\n")
    path = os.pathsep.join([str(folder), *filter(None, [os.environ.get("PYTHONPATH")])])
    status, out, _ = run(here, "grade", "one-weight.ipynb", "--format", "jsonl", *SEED, env={"PYTHONPATH": path})
    assert (status, score(out)) == (0, [40.0])


@pytest.mark.parametrize(
    ("conftest", "adds_up"),
    [
        ("", True),
        ("def pytest_collection_modifyitems(items):\n    del items[0]\n", False),
        ("def pytest_collection_modifyitems(items):\n    items[:] = items[-1:]\n", False),
        ("def pytest_collection_modifyitems(items):\n    items += items[:1]\n", False),
        ("def pytest_collection_modifyitems(items):\n    items.reverse()\n", True),
        ("collect_ignore_glob = ['*']\n", None),
    ],
)
def test_our_own_cases_add_up_or_nothing_is_graded(here, conftest, adds_up):
    (here / "cases").mkdir()
    (here / "cases" / "test_mine.py").write_text(CASE)
    (here / "cases" / "conftest.py").write_text(conftest)
    status, out, err = run(here, "grade", "one-weight.ipynb", "--format", "jsonl", "--cases", "cases", *SEED)
    if adds_up:
        assert (status, score(out)) == (0, [45.0])
    else:
        assert (status, out) == (2, "")
        says(err, "holds no cases" if adds_up is None else "add up to")


@pytest.mark.parametrize("env", [{"PYTHONOPTIMIZE": "1"}, {"PYTHONOPTIMIZE": "2"}, {"PYTHONOPTIMIZE": "yes"}])
def test_cases_without_their_asserts_are_refused(here, env):
    (here / "cases").mkdir()
    (here / "cases" / "test_mine.py").write_text(CASE)
    (here / "one-weight.ipynb").write_bytes(WRONG)
    status, out, err = run(here, "grade", "one-weight.ipynb", "--cases", "cases", *SEED, env=env)
    assert (status, out) == (2, "")
    says(err, "assert")


# --- an instructor's fixtures

FIXTURE = """
import sys

import numpy as np, pytest

@pytest.fixture
def slope(student):
    {body}

@pytest.mark.points("dC_da", "mine", 2)
def test_mine(slope):
    assert slope == -4.0
"""
SLOPE = "np.array([1.0]), np.array([3.0])"
FIRST = f"student.dC_da({SLOPE})[0]"
FIXTURES = {
    # No answer, and an assert or pytest.fail of the instructor's, fail the case.
    "raises": (f"return {FIRST}", "raise ValueError", 0.0),
    "does not end": (f"return {FIRST}", "while True: pass", 0.0),
    "is not there": (f"return {FIRST}", "pass\ndel dC_da", 0.0),
    "ends the worker": (f"return {FIRST}", "import os; os.abort()", 0.0),
    "no answer after the yield": (f"yield -4.0; student.dC_da({SLOPE})", "raise ValueError", 0.0),
    "an assert": (f"given = student.dC_da({SLOPE}); assert given is not None; return given[0]", "return None", 0.0),
    "pytest.fail": (f"pytest.fail('no') if student.dC_da({SLOPE}) is None else None; return -4.0", "return None", 0.0),
    "pytest.skip": (f"pytest.skip('no') if student.dC_da({SLOPE}) is None else None; return -4.0", "return None", 0.0),
    "another shape": (f"return {FIRST}", "return np.zeros((0, 1))", 0.0),
    "all is well": (f"return {FIRST}", "return 2 * (a - y)", 2.0),
    # Anything else is perhaps the fixture's fault: nothing is charged.
    "no number": (f"return float(student.dC_da({SLOPE})[0])", "return None", None),
    "text": (f"return float({FIRST})", "return 'x'", None),
    "an error after the yield": (f"yield -4.0; {FIRST}", "return None", None),
    "sys.exit after the yield": (f"yield -4.0; student.dC_da({SLOPE}) is None and sys.exit()", "return None", None),
    "pytest.exit after": (f"yield -4.0; student.dC_da({SLOPE}) is None and pytest.exit('x')", "return None", None),
    "sys.exit": (f"sys.exit() if student.dC_da({SLOPE}) is None else None; return -4.0", "return None", None),
    "pytest.exit": (f"pytest.exit('x') if student.dC_da({SLOPE}) is None else None; return -4.0", "return None", None),
}


@pytest.mark.parametrize(("body", "answer", "points"), FIXTURES.values(), ids=FIXTURES)
def test_a_fixture_that_raises_for_one_student_costs_the_others_nothing(here, body, answer, points):
    (here / "cases").mkdir()
    (here / "cases" / "test_mine.py").write_text(FIXTURE.format(body=body))
    shutil.move(here / "one-weight.ipynb", here / "b.ipynb")
    (here / "a.ipynb").write_bytes(
        as_bytes(with_source(stored("solutions"), dC_da=f"def dC_da(a, y):\n    {answer}\n"))
    )
    done, out, _ = run(here, "grade", ".", "--format", "jsonl", "--cases", "cases", *SEED)
    first, *second = map(json.loads, out.splitlines())
    assert [one["score"] for one in second] == [42.0]
    if points is None:
        assert "cases" in first["problem"]
        assert (done, first["score"]) == (3, None)
    else:
        facets = {facet["facet"]: facet["points"] for facet in first["functions"][1]["facets"]}
        assert (done, facets["mine"]) == (0, points)


@pytest.mark.parametrize(
    ("fixture", "said"),
    [
        ("def test_mine(nowhere): pass", "nowhere"),
        ("@pytest.fixture\ndef f(nowhere): pass\n{mark}\ndef test_mine(f): pass", "nowhere"),
        ("@pytest.fixture(scope='session')\ndef f(student): pass\n{mark}\ndef test_mine(f): pass", "ScopeMismatch"),
        ("@pytest.fixture(scope='module')\ndef f(student): pass\n{mark}\ndef test_mine(f): pass", "ScopeMismatch"),
        ("@pytest.fixture\ndef f(f): pass\n{mark}\ndef test_mine(f): pass", "recursive"),
    ],
)
def test_a_fixture_that_is_there_for_nobody_stops_the_run_at_once(here, fixture, said):
    (here / "cases").mkdir()
    mark = "@pytest.mark.points('dC_da', 'mine', 2)"
    text = fixture.format(mark=mark) if "{mark}" in fixture else f"{mark}\n{fixture}"
    (here / "cases" / "test_mine.py").write_text(f"import pytest\n{text}\n")
    status, out, err = run(here, "grade", ".", "--cases", "cases", *SEED)
    assert (status, out) == (2, "")
    says(err, said)


# --- shapes, in an instructor's own cases

SHAPES = {
    # What broadcasts against anything, and is close to all of it.
    "(0, 1)": ("dC_da", "return np.zeros((0, 1))", False),
    "(0,)": ("dC_da", "return np.zeros(0)", False),
    "(2, 0)": ("dC_da", "return np.zeros((2, 0))", False),
    "an empty list": ("dC_da", "return []", False),
    "(2, 2)": ("dC_da", "return np.array([2 * (a - y)] * 2)", False),
    "one number for two": ("dC_da", "return -4.0", False),
    "an empty matrix": ("gradient_sample", "return np.zeros((0, 3))", False),
    "a row for a matrix": ("gradient_sample", "return np.outer(2 * (W @ a_prev - y), a_prev)[:1]", False),
    "no matrices": ("gradient_network", "return []", False),
    "empty matrices": ("gradient_network", "return [np.zeros((0, 1))] * len(Ws)", False),
    # What the grader lets pass.
    "as asked": ("dC_da", "return 2 * (a - y)", True),
    "a list": ("dC_da", "return list(2 * (a - y))", True),
    "a column": ("dC_da", "return (2 * (a - y))[:, None]", True),
    "a row": ("dC_da", "return (2 * (a - y))[None, :]", True),
    "a tuple": ("dC_da", "return tuple(2 * (a - y))", True),
    "nested lists": ("gradient_sample", "return np.outer(2 * (W @ a_prev - y), a_prev).tolist()", True),
    "a stack": ("gradient_network", "return np.array([np.outer(2 * (Ws[0] @ X[0] - Y[0]), X[0])])", True),
}
DEFINED = {
    "dC_da": ("one-weight", "dC_da(a, y)"),
    "gradient_sample": ("one-layer", "gradient_sample(W, a_prev, y, g)"),
    "gradient_network": ("whole-network", "gradient_network(Ws, X, Y, gs)"),
}
ALLCLOSE = """
import numpy as np, pytest

@pytest.mark.points("dC_da", "mine", 2)
def test_mine(student):
    answer = student.dC_da(np.array([1.0, 1.0]), np.array([3.0, 3.0]))
    assert np.allclose(answer, [-4.0, -4.0])

@pytest.mark.points("gradient_sample", "mine", 2)
def test_sample(student):
    answer = student.gradient_sample(np.eye(2), np.array([1.0, 2.0]), np.array([0.0, 0.0]), "linear")
    assert np.allclose(answer, [[2.0, 4.0], [4.0, 8.0]])

@pytest.mark.points("gradient_network", "mine", 2)
def test_network(student):
    answer = student.gradient_network([np.eye(2)], np.array([[1.0, 2.0]]), np.array([[0.0, 0.0]]), ["linear"])
    assert all(np.allclose(one, [[2.0, 4.0], [4.0, 8.0]]) for one in answer)
"""


@pytest.mark.parametrize(("function", "body", "passes"), SHAPES.values(), ids=SHAPES)
def test_shapes_are_compared_first(here, function, body, passes):
    assignment, head = DEFINED[function]
    (here / "cases").mkdir()
    (here / "cases" / "test_mine.py").write_text(ALLCLOSE)
    notebook = with_source(stored("solutions", assignment), **{function: f"def {head}:\n    {body}\n"})
    (here / f"{assignment}.ipynb").write_bytes(as_bytes(notebook))
    status, out, _ = run(here, "grade", f"{assignment}.ipynb", "--format", "jsonl", "--cases", "cases", *SEED)
    (verdict,) = [one for one in json.loads(out)["functions"] if one["function"] == function]
    (mine,) = [facet for facet in verdict["facets"] if facet["facet"] == "mine"]
    assert (status, mine["points"]) == (0, 2.0 if passes else 0.0)


@pytest.mark.parametrize(
    ("value", "reference", "said"),
    [
        (np.zeros((0, 1)), np.zeros(2), "f gave (0, 1), where (2,) was asked"),
        (np.zeros(0), 1.0, "f gave (0,), where a single number was asked"),
        (3.0, np.zeros((2, 3)), "f gave a single number, where (2, 3) was asked"),
        ([], [np.zeros(2)], "f gave 0 matrices, where 1 were asked"),
        ([np.zeros((0, 1))], [np.zeros((2, 2))], "f gave (0, 1), where (2, 2) was asked"),
    ],
)
def test_the_error_says_which_shapes(value, reference, said):
    with pytest.raises(pytest.fail.Exception, match=re.escape(said)):
        as_asked("f", value, reference)


@pytest.mark.parametrize("value", [None, "text", {"a": 1}, ["x"], 1j])
def test_what_is_no_number_is_left_to_the_case(value):
    assert as_asked("f", value, np.zeros(2)) is value


# --- signals and pipes


@LINUX
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
@pytest.mark.parametrize("output", [(), ("--output", "r.txt")])
def test_a_signal_has_a_status_of_its_own_and_leaves_the_old_report(here, number, status, output):
    (here / "r.txt").write_text("old")
    for i in range(9):
        (here / f"x{i}.ipynb").write_bytes(ENDLESS)
    with command(here, "grade", ".", *SEED, *output) as process:
        time.sleep(3)
        process.send_signal(number)
        _, err = process.communicate(timeout=60)
    assert process.returncode == status
    assert b"Traceback" not in err
    assert (b"interrupted" in err) == (status == 130)
    assert (here / "r.txt").read_text() == "old"
    assert {path.name for path in here.iterdir() if "part" in path.name} <= {"r.txt.part"}


@LINUX
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("after", [0.15, 0.3, 0.5, 0.8])
def test_a_signal_that_reaches_all_our_processes_at_any_time(here, number, after):
    """As Ctrl-C does in a terminal; before the command has begun, the signal itself ends it."""
    for i in range(9):
        (here / f"x{i}.ipynb").write_bytes(ENDLESS)
    with command(here, "grade", ".", *SEED, start_new_session=True) as process:
        time.sleep(after)
        os.killpg(process.pid, number)
        _, err = process.communicate(timeout=60)
    assert process.returncode in (128 + number, -number)
    assert b"autograder" not in err.replace(b"autograder: interrupted\n", b"")


@LINUX
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
def test_a_signal_that_is_ignored_stays_so(here, number):
    """As nohup and a shell's & want it."""
    start = ["bash", "-c", f'trap "" {number.value}; exec "$@"', "bash"]
    with command(here, "grade", ".", *SEED, start=start) as process:
        time.sleep(0.6)
        process.send_signal(number)
        out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert b"40 of 40" in out


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (Signalled(15), 143),
        (click.Abort(), 130),
        (KeyboardInterrupt(), 130),
        (BrokenPipeError(), 141),
        (SystemExit(1), 141),
        (Below(1), 1),
        (SystemExit(3), 3),
        (SystemExit(None), None),
        (MemoryError(), 3),
        (OSError(28, "No space left on device"), 3),
        (click.UsageError("x"), 2),
    ],
    ids=repr,
)
def test_each_end_has_its_status(error, status):
    assert status_of(error) == status


@pytest.mark.parametrize("error", [SystemExit(3), ImportError("numpy"), OSError(4, "Interrupted"), RuntimeError("x")])
def test_a_signal_that_came_out_as_something_else_has_its_own_status(error):
    error.__context__ = Signalled(15)
    assert status_of(error) == 143


@LINUX
@pytest.mark.parametrize(
    "arguments",
    [
        ("grade", ".", *SEED),
        ("grade", ".", *SEED, "--format", "jsonl"),
        ("grade", ".", *SEED, "--fail-under", "100"),
        ("grade", "--help"),
        ("--help",),
        ("--version",),
    ],
    ids=" ".join,
)
def test_a_closed_pipe_is_neither_a_failure_nor_a_traceback(here, arguments):
    reading, writing = os.pipe()
    os.close(reading)
    status, _, err = run(here, *arguments, stdout=writing)
    os.close(writing)
    assert (status, err) == (141, "")


@LINUX
@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_a_full_disk_is_one_line(here, form):
    with open("/dev/full", "w") as full:
        status, _, err = run(here, "grade", ".", *SEED, "--format", form, stdout=full)
    assert status == 3
    says(err, "No space left")


@LINUX
@pytest.mark.parametrize(
    ("closed", "arguments", "status"),
    [
        (">&-", "grade .", 2),
        (">&- 2>&-", "grade .", 2),
        (">&- 2>&-", "grade . --output r.txt", 0),
        ("<&- >&- 2>&-", "grade . --output r.txt", 0),
        ("<&-", "grade .", 0),
        (">&-", "--version", 0),
    ],
)
def test_closed_streams(here, closed, arguments, status):
    line = f"{sys.executable} -m autograder {arguments} {'--seed 1' if 'grade' in arguments else ''} {closed}"
    done = subprocess.run(["bash", "-c", line], cwd=here, capture_output=True, text=True, check=False)
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert "output" not in arguments or "40 of 40" in (here / "r.txt").read_text()


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "cp1252:strict"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "utf-16"},
    ],
    ids=str,
)
def test_standard_output_of_another_encoding(here, env):
    (here / "é‮ 漢.ipynb").write_bytes(WRONG)
    status, out, err = run(here, "grade", ".", *SEED, env=env)
    assert (status, err) == (0, "")
    status, out, err = run(here, "grade", ".", *SEED, "--format", "jsonl", env=env)
    assert (status, err) == (0, "")
    assert sorted(score(out)) == [31.0, 40.0], "JSON is UTF-8 everywhere"
    assert "漢" in out


# --- where it runs


@LINUX
def test_without_a_home_the_secret_has_no_place_and_a_line_says_so(here):
    nobody = ["setpriv", "--reuid", "12345", "--regid", "12345", "--clear-groups"]
    if os.geteuid() != 0 or not shutil.which("setpriv"):
        pytest.skip("only root can become somebody without a name")
    here.chmod(0o777)
    if run(here, "grade", ".", *SEED, start=nobody)[0] != 0:
        pytest.skip("nobody else can run this Python")
    status, _, err = run(here, "grade", "one-weight.ipynb", start=nobody, env={"HOME": None, "XDG_STATE_HOME": None})
    assert status == 2
    says(err, "AUTOGRADER_SEED")


@LINUX
def test_a_current_folder_that_is_gone_is_one_line(here):
    line = f"mkdir gone; cd gone; rmdir ../gone; exec {sys.executable} -m autograder grade {here} --seed 1"
    done = subprocess.run(["bash", "-c", line], cwd=here, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    says(done.stderr, "current folder")


@LINUX
@pytest.mark.parametrize("limit", ["9", "10", "14", "40"])
def test_too_few_open_files_are_refused_at_once(here, limit):
    (here / "one-weight.ipynb").write_bytes(WRONG)
    start = ["bash", "-c", f'ulimit -n {limit}; exec "$@"', "bash"]
    status, _, err = run(here, "grade", ".", *SEED, start=start)
    assert status == 3
    says(err, "ulimit -n")


@LINUX
def test_a_low_limit_that_may_be_raised_is_raised(here):
    start = ["bash", "-c", 'ulimit -Sn 10; exec "$@"', "bash"]
    assert run(here, "grade", ".", *SEED, start=start)[0] == 0


@LINUX
@pytest.mark.parametrize(
    ("arguments", "status", "said"), [((), 0, ""), (("--output", "r.txt"), 2, "cannot be looked at")]
)
def test_a_current_folder_that_may_not_be_entered(here, arguments, status, said):
    """Python asks for it in many places; what is graded is elsewhere."""
    line = f'chmod 0 . && exec "$@" {" ".join(arguments)}'
    (here / "locked").mkdir()
    try:
        start = ["bash", "-c", f"cd locked && {line}", "bash"]
        done, _, err = run(here, "grade", here / "one-weight.ipynb", *SEED, start=start)
    finally:
        (here / "locked").chmod(0o700)
    if os.geteuid() == 0 and arguments:
        pytest.skip("everything is permitted to root")
    assert done == status
    assert said in err


@LINUX
@pytest.mark.parametrize("limit", ["-v 300000", "-f 0", "-t 3", "-v 1200000"])
def test_a_limit_that_is_too_low_is_one_line(here, limit):
    start = ["bash", "-c", f'ulimit {limit} && exec "$@"', "bash"]
    status, _, err = run(here, "grade", ".", *SEED, start=start)
    assert status in (0, 3)
    assert err == "" if status == 0 else err.count("\n") == 1


MODULES = ("numpy", "click", "pytest", "msgspec", "signal", "json", "sitecustomize", "conftest", "chain_rule")


@pytest.mark.parametrize("name", MODULES)
def test_no_module_beside_the_submissions_is_imported(here, name):
    (here / f"{name}.py").write_text(f"open({str(here / 'proof')!r}, 'w')")
    assert run(here, "grade", "one-weight.ipynb", *SEED, start=())[0] == 0
    # As README says it, and as the installed program is started.
    path = {"PYTHONPATH": str(Path(__file__).parent.parent)}
    for start in (["-P", "-m", "autograder"], ["-P", "-c", "from autograder.__main__ import run; run()"]):
        (here / "autograder.py").write_text(f"open({str(here / 'proof')!r}, 'w')")
        program = [sys.executable, *start, "grade", "one-weight.ipynb", *SEED]
        done = subprocess.run(program, cwd=here, env=os.environ | path, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
    assert not (here / "proof").exists()


@pytest.mark.skipif(not shutil.which("git"), reason="there is no git")
def test_the_example_for_a_ci_runs_as_written(here):
    root = Path(__file__).parent.parent
    readme = (root / "README.md").read_text(encoding="utf-8")
    (line,) = [one for one in readme.splitlines() if one.startswith("- run: autograder grade")]
    (here / "hand-ins").mkdir()
    shutil.move(here / "one-weight.ipynb", here / "hand-ins")
    shutil.copy(root / ".gitignore", here)
    subprocess.run(["git", "init", "-q"], cwd=here, check=True)
    ignored = subprocess.run(["git", "check-ignore", "hand-ins/one-weight.ipynb"], cwd=here, check=False)
    assert ignored.returncode == 1, "a CI would not see it"
    status, _, err = run(here, *line.split()[3:], env_seed="a secret")
    assert (status, err) == (0, "40 of 40: hand-ins/one-weight.ipynb\n")
    assert score((here / "report.jsonl").read_text()) == [40.0]
    assert run(here, *line.split()[3:], env_seed="")[0] == 2


DEEP = {
    "1500 elif": "def f(x):\n if x:\n  pass\n" + "".join(f" elif x == {i}:\n  pass\n" for i in range(1500)),
    "a long sum": "s = " + "1 + " * 5000 + "1\n",
    "brackets": "s = " + "(" * 5000 + ")" * 5000 + "\n",
    "open brackets": "s = " + "[" * 50_000 + "\n",
    "a long chain": "s = a" + ".b" * 5000 + "\n",
    "nested blocks": "".join(" " * i + "if 1:\n" for i in range(95)) + " " * 95 + "pass\n",
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
@pytest.mark.parametrize("where", ["helper", "cell", "script"])
def test_what_nests_deeply_stops_nobody(here, text, where):
    answer = "def dC_da(a, y):\n    return 2 * (a - y)\n"
    for student in ("al", "bo"):
        (here / student).mkdir()
        shutil.copy(here / "one-weight.ipynb", here / student)
    (here / "one-weight.ipynb").unlink()
    if where == "cell":
        notebook = with_source(stored("solutions"), dC_da=f"{text}\n{answer}")
        (here / "al" / "one-weight.ipynb").write_bytes(as_bytes(notebook))
    else:
        (here / "al" / "table.py").write_text(text if where == "helper" else f"{text}\n{answer}")
    status, out, _ = run(here, "grade", ".", *SEED, "--format", "jsonl")
    assert (status, score(out)) == (0, [40.0, 40.0])


@LINUX
@ROOT
@pytest.mark.parametrize(
    "start",
    [
        ("capsh", "--drop=cap_setgid", "--"),
        ("capsh", "--drop=cap_setuid", "--"),
        ("capsh", "--drop=cap_setgid,cap_setuid", "--"),
        ("capsh", "--drop=all", "--"),
        ("unshare", "-Ur", "bash"),
        ("setpriv", "--bounding-set=-all", "bash"),
    ],
    ids=" ".join,
)
def test_root_without_its_rights_is_behind_the_same_walls(here, start):
    """A container without CAP_SETGID: what cannot be dropped is not, and the probe decides."""
    here.chmod(0o777)
    can = (
        shutil.which(start[0])
        and not subprocess.run([*start, "-c", "true"], check=False, capture_output=True).returncode
    )
    if not can:
        pytest.skip("this machine does not let us try")
    start = [*start, "-c", 'exec "$@"', "bash"]
    status, out, err = run(here, "grade", "one-weight.ipynb", *SEED, "--format", "jsonl", start=start)
    assert (status, err) == (0, "")
    assert json.loads(out)["isolation"] == {"tier": "kernel", "open": []}


# --- names that look like options, and the report


@pytest.mark.parametrize(
    "name", ["--cases=.ipynb", "--isolation=none", "-x.ipynb", "--output=r.ipynb", "--seed=1", "-h", "--format=jsonl"]
)
def test_a_file_called_like_an_option_is_refused_with_a_line_that_says_how(here, name):
    (here / name).write_bytes(NOTEBOOK)
    (here / ".ipynb").mkdir()
    (here / ".ipynb" / "conftest.py").write_text("open('proof', 'w')")
    status, out, err = run(here, "grade", *sorted(path.name for path in here.glob("*.*") if path.is_file()), name)
    assert (status, out) == (2, "")
    says(err, "put -- before the paths")
    assert not (here / "proof").exists()
    assert run(here, "grade", *SEED, "--", name)[0] in (0, 3), "after -- it is a file like another"


OLD = "the report of last week\n"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("nowhere.ipynb",), 2),
        (("one-weight.ipynb", "--cases", "nowhere"), 2),
        (("one-weight.ipynb", "--cases", "empty"), 2),
        (("one-weight.ipynb", "--misconceptions", "nowhere.py"), 2),
        (("empty",), 2),
    ],
    ids=str,
)
def test_a_run_that_does_not_begin_leaves_the_old_report(here, arguments, status):
    (here / "empty").mkdir()
    (here / "report.jsonl").write_text(OLD)
    before = sorted(path.name for path in here.iterdir())
    done, _, err = run(here, "grade", *arguments, "--output", "report.jsonl", *SEED)
    assert (done, "Traceback" in err) == (status, False)
    assert (here / "report.jsonl").read_text() == OLD
    assert sorted(path.name for path in here.iterdir() if path.name != "state") == before


@LINUX
def test_a_refused_sandbox_leaves_the_old_report(here):
    (here / "report.jsonl").write_text(OLD)
    start = ["bash", "-c", 'ulimit -n 20; exec "$@"', "bash"]
    assert run(here, "grade", ".", "--output", "report.jsonl", *SEED, start=start)[0] == 3
    assert (here / "report.jsonl").read_text() == OLD


def test_a_new_report_keeps_the_permissions_of_the_old_one(here):
    (here / "report.jsonl").write_text(OLD)
    (here / "report.jsonl").chmod(0o640)
    assert run(here, "grade", ".", "--output", "report.jsonl", "--format", "jsonl", *SEED)[0] == 0
    assert score((here / "report.jsonl").read_text()) == [40.0]
    assert stat.S_IMODE((here / "report.jsonl").stat().st_mode) == 0o640
    assert sorted(path.name for path in here.iterdir()) == ["one-weight.ipynb", "report.jsonl"]


@LINUX
@pytest.mark.parametrize(
    ("make", "output"),
    [
        (lambda here: (here / "r.txt").symlink_to("precious"), "r.txt"),
        (lambda here: (here / "r.txt").symlink_to("/dev/zero"), "r.txt"),
        (lambda here: (here / "r.txt").symlink_to("nowhere"), "r.txt"),
        (lambda here: os.mkfifo(here / "r.txt"), "r.txt"),
        (lambda here: (here / "r.txt").mkdir(), "r.txt"),
        (lambda here: (here / "reports").symlink_to("there"), "reports/precious"),
        (lambda here: (here / "reports").symlink_to("there"), "{here}/reports/precious"),
        (lambda here: (here / "reports").symlink_to("there"), "there/../reports/precious"),
        (lambda here: None, "/dev/zero"),
        (lambda here: None, "one-weight.ipynb"),
        (lambda here: shutil.copy(here / "one-weight.ipynb", here / "homework"), "homework"),
    ],
)
def test_an_output_goes_through_no_link_and_to_no_device(here, make, output):
    output = output.format(here=here)
    (here / "there").mkdir()
    for precious in (here / "precious", here / "there" / "precious"):
        precious.write_text(OLD)
    make(here)
    status, _, err = run(here, "grade", "one-weight.ipynb", "--output", output, *SEED)
    assert status == 2
    assert output in err
    assert (here / "precious").read_text() == (here / "there" / "precious").read_text() == OLD
    assert (here / "one-weight.ipynb").read_bytes() == NOTEBOOK


@LINUX
@pytest.mark.parametrize("owner", [0, 12345])
def test_only_roots_links_elsewhere_are_the_systems(here, owner):
    (here / "there").mkdir()
    (here / "reports").symlink_to("there")
    try:
        os.chown(here / "reports", owner, owner, follow_symlinks=False)
    except PermissionError:
        pytest.skip("only root can give a link away")
    path, output = here / "one-weight.ipynb", here / "reports" / "r.txt"
    status, _, err = run(here, "grade", path, "--output", output, *SEED, cwd=here / "there")
    assert status == (2 if owner else 0)
    assert ("leads through a link" in err) == bool(owner)


# --- secrets

PLANTED = "0" * 32 + "\n"


@LINUX
@pytest.mark.parametrize(
    ("paths", "output", "planted"),
    [
        (["one-weight.ipynb"], "r.txt", ".autograder-seed"),
        (["."], "r.txt", ".autograder-seed"),
        (["."], "reports/r.txt", "reports/.autograder-seed"),
        (["submitted"], "r.txt", ".autograder-seed"),
        (["submitted"], "submitted/al/r.txt", "submitted/al/.autograder-seed"),
        (["submitted/al/one-weight.ipynb"], "reports/r.txt", "reports/.autograder-seed"),
    ],
)
def test_a_secret_is_never_taken_from_where_a_submission_can_be(here, paths, output, planted):
    """In a checkout of a student's everything may be theirs."""
    (here / ".git").mkdir()
    for folder in ("reports", "submitted/al"):
        (here / folder).mkdir(parents=True)
    shutil.copy(here / "one-weight.ipynb", here / "submitted/al")
    (here / planted).write_text(PLANTED)
    (here / planted).chmod(0o600)
    status, _, _ = run(here, "grade", *paths, "--output", output)
    assert status == 0
    secret = here / "state" / "autograder" / ".autograder-seed"
    assert secret.read_text() != PLANTED
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600


@LINUX
@pytest.mark.parametrize(
    "plant",
    [
        lambda path: path.symlink_to("/dev/zero"),
        lambda path: path.symlink_to(path.parent / "theirs"),
        lambda path: os.mkfifo(path, 0o600),
        lambda path: path.mkdir(),
        lambda path: (path.write_text("0" * 9999), path.chmod(0o600)),
        lambda path: (path.write_text(PLANTED), path.chmod(0o644)),
        lambda path: (path.write_text(""), path.chmod(0o600)),
    ],
)
def test_what_is_no_private_file_is_no_secret(here, plant):
    (here / "reports").mkdir()
    (here / "reports" / "theirs").write_text(PLANTED)
    plant(here / "reports" / ".autograder-seed")
    status, _, err = run(here, "grade", "one-weight.ipynb", "--output", "reports/r.txt")
    assert status == 2
    says(err, ".autograder-seed")


@pytest.mark.parametrize("empty", ["", " ", "\n", "\t "])
def test_an_empty_secret_is_refused(here, empty):
    status, out, err = run(here, "grade", ".", env_seed=empty)
    assert (status, out) == (2, "")
    says(err, "AUTOGRADER_SEED is empty")
    assert run(here, "grade", ".", *SEED, env_seed=empty)[0] == 0


# --- pytest by hand

EVIL = "open({proof!r}, 'w').close()\n"


@pytest.mark.parametrize(
    ("files", "is_refused"),
    [
        ({"conftest.py": EVIL}, False),
        ({"pytest.ini": "[pytest]\naddopts = -p evil\npythonpath = .\n", "evil.py": EVIL}, False),
        (
            {"pyproject.toml": "[tool.pytest.ini_options]\naddopts = '-p evil'\npythonpath = '.'\n", "evil.py": EVIL},
            False,
        ),
        ({"tox.ini": "[pytest]\naddopts = -p evil\npythonpath = .\n", "evil.py": EVIL}, False),
        ({"setup.cfg": "[tool:pytest]\nconftest = x\n", "conftest.py": EVIL, "numpy.py": EVIL}, False),
        ({"conftest.py": EVIL, "test_mine.py": EVIL}, False),
    ],
    ids=str,
)
@pytest.mark.skipif(os.name != "posix", reason="/dev/null")
def test_by_hand_nothing_beside_a_submission_is_run(here, files, is_refused):
    proof = here / "proof"
    for name, text in files.items():
        (here / name).write_text(text.format(proof=str(proof)) if text == EVIL else text)
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    (line,) = [line for line in readme.splitlines() if "-p autograder.hidden.plugin" in line]
    program = str(Path(sys.executable).with_name("pytest"))
    done = subprocess.run(
        [program, *line.strip().strip("`").split()[1:]],
        cwd=here,
        env=os.environ | {"AUTOGRADER_SEED": "a secret"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not proof.exists()
    assert "16 passed" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0
