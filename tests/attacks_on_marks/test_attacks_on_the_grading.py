"""Students who want the grading of the others to stop, to swell, or to run code of theirs."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from besieged import HERE, isolation, right, run

STOPPING = sorted((HERE / "attacks" / "stopping").glob("*.py"))
PATIENCE = 10.0
"""Seconds after which the grader is said to hang; it needs one."""
ROOM = 300 << 10
"""KiB of memory that a grader may hold at its peak; it needs a quarter of that."""
MEASURED = """
import resource, sys
from autograder.cli import main
try:
    main()
finally:
    print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a limit on memory is Linux's")
@pytest.mark.parametrize(
    "attack",
    STOPPING,
    ids=lambda path: path.stem,
)
def test_the_grader_outlives_an_attack(attack: Path, tmp_path: Path) -> None:
    shutil.copy(attack, tmp_path / "attack.py")
    files, measured = [tmp_path / "attack.py", right("whole-network")], (sys.executable, "-c", MEASURED)
    try:
        found = run(files, "whole-network", isolation(), measured, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        pytest.fail("the grader hangs")
    assert found.status == 0, found.errors[-1000:]
    assert found.reports[str(files[1])]["score"] == 20.0
    assert int(re.findall(r"peak (\d+)", found.errors)[-1]) < ROOM


EVIL = "import pathlib\npathlib.Path({proof!r}).touch()\n"
BESIDE = ("numpy", "click", "sitecustomize", "usercustomize", "conftest", "chain_rule", "autograder", "msgspec", "evil")


def test_files_beside_a_submission_are_not_run(tmp_path: Path) -> None:
    proof = tmp_path / "proof"
    for name in BESIDE:
        (tmp_path / f"{name}.py").write_text(EVIL.format(proof=str(proof)))
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = -p evil\n")
    (tmp_path / "pyproject.toml").write_text("[tool.pytest.ini_options]\naddopts = '-p evil'\n")
    shutil.copy(right("one-weight"), tmp_path / "one-weight.ipynb")
    program = (str(Path(sys.executable).with_name("autograder")),)
    found = run([Path("one-weight.ipynb")], "one-weight", isolation(), program, cwd=tmp_path)
    assert found.reports["one-weight.ipynb"]["score"] == 40.0
    assert not proof.exists()
