"""What the package makes where others may write too: nothing, whoever grades."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
USERS = ("root", "an ordinary user") if hasattr(os, "geteuid") and os.geteuid() == 0 else ("an ordinary user",)
WATCHED = """
import json, os, sys
sys.path.append({here!r})
made = []
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and (arguments[2] or 0) & WRITING:
        made.append([event, arguments[0]])
    elif event in ("os.mkdir", "os.chmod", "os.link", "os.symlink", "os.rename", "os.truncate", "os.chown"):
        made.append([event, str(arguments[0])])
    elif event.startswith("tempfile."):
        made.append([event, ""])
from autograder.sandbox import Sandbox, Sandboxes
from autograder.submission import submissions
from autograder.grading import Grader
from autograder.hidden.suite import collected
paths = list(submissions([{path!r}]))
if {ordinary!r}:
    import ordinary
    ordinary.become_ordinary()
sys.addaudithook(watch)
with Sandboxes("required") as sandboxes, collected() as suite:
    grader = Grader(suite, sandboxes, "a secret")
    scores = [grader.result(one).score for one in paths]
    tier = sandboxes.for_sources([]).isolation.tier
print(json.dumps([made, scores, tier, os.geteuid()]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the walls are those of Linux")
@pytest.mark.parametrize("user", USERS)
@pytest.mark.parametrize("assignment", ["one-weight", "one-layer", "whole-network"])
def test_a_run_writes_to_nothing_but_the_null_device(user, assignment):
    path = ROOT / "solutions" / assignment / f"{assignment}.ipynb"
    is_ordinary = user != "root" and os.geteuid() == 0
    program = WATCHED.format(here=str(Path(__file__).parent), path=str(path), ordinary=is_ordinary)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=os.sep)
    if "PermissionError" in done.stderr and "unshare" in done.stderr:
        pytest.skip("root may not become an ordinary user here: the Python in use is root's alone")
    assert done.returncode == 0, done.stderr[-2000:]
    made, (score,), tier, uid = json.loads(done.stdout)
    assert {place for event, place in made if (event, place) != ("open", os.devnull)} == set()
    assert (score > 0, tier, uid == 0) == (True, "kernel", user == "root")
