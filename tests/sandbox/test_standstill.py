"""What stands still is not late; and where there are too few descriptors, that is said, and nothing hangs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from autograder.sandbox import Limits, Sandbox, deadline
from autograder.sandbox.deadline import Deadline
from autograder.sandbox.forked import FILES

ROOT = Path(__file__).parents[2]
linux = pytest.mark.skipif(sys.platform != "linux", reason="whether a process is stopped is read from /proc")


@pytest.mark.parametrize(
    ("gaps", "stopped", "used"),
    [
        ([0.2, 0.2, 0.2], [], 0.6),
        ([0.1, 4.0, 0.1], [], 0.7),
        ([60.0], [], 0.5),
        ([0.2, 0.25, 0.25, 0.2], [1, 2], 0.4),
        ([4.0, 0.25, 0.25], [0, 1], 0.25),
        ([0.05] * 4, [0, 1, 2, 3], 0.2),
        ([0.25] * 600, range(600), 30.0),
    ],
    ids=["running", "frozen", "laptop shut", "stopped", "frozen, stopped", "quick answers", "stopped for ever"],
)
def test_only_time_in_which_it_could_run_is_used(monkeypatch, gaps, stopped, used):
    now, look = 0.0, 0
    monkeypatch.setattr(deadline.time, "monotonic", lambda: now)
    until = Deadline(1.0, lambda: look in stopped)
    for look, gap in enumerate(gaps):  # noqa: B007 - is_stopped reads it
        now += gap
        left = until.left()
    assert until.used == pytest.approx(used, abs=0.3 if len(gaps) == 600 else 1e-9)
    assert left == 1.0 - until.used


WHO = "import os, time\ndef who():\n    return os.getpid()\n"
BODIES = {
    "asleep": "time.sleep(0.2)",
    "busy": "t = time.process_time()\n    while time.process_time() < t + 0.2: pass",
    "at once": "pass",
}


@linux
@pytest.mark.parametrize("seconds", [1.5, 3.0])
@pytest.mark.parametrize("body", BODIES)
def test_a_worker_that_was_stopped_is_waited_for(body, seconds):
    source = f"{WHO}def f():\n    {BODIES[body]}\n    return 1.0"
    with Sandbox("none", Limits(call=1.0)) as sandbox, sandbox.load([("cell", source)]) as code:
        worker = code.call("who").value
        os.kill(worker, signal.SIGSTOP)
        threading.Timer(seconds, os.kill, (worker, signal.SIGCONT)).start()
        assert code.call_many("f", [(), ()])[0].value == 1.0


@linux
def test_a_worker_that_was_not_stopped_is_not():
    source = WHO + "def f():\n    time.sleep(100)"
    with Sandbox("none", Limits(call=0.3)) as sandbox, sandbox.load([("cell", source)]) as code:
        assert code.call("f").fault.kind == "timeout"


GRADE = "import resource, sys; resource.setrlimit(resource.RLIMIT_NOFILE, ({0}, {0})); " + (
    "from autograder.cli import main; sys.argv[1:] = {1!r}; main()"
)


@pytest.mark.skipif(sys.platform == "win32", reason="a limit of POSIX")
@pytest.mark.parametrize("files", [*range(5, 20), 32, 64])
def test_with_few_descriptors_it_grades_or_says_so(files):
    story = ROOT / "tests" / "stories" / "calls-a-wrong-da-dz"
    program = GRADE.format(files, ["grade", str(story), "--seed", "1", "--isolation", "none"])
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode in ((0,) if files >= FILES else (1, 3))
    if done.returncode == 3:
        assert "open files" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_zygote_that_died_is_asked_for_nothing_when_its_worker_ends():
    if not hasattr(os, "fork"):
        pytest.skip("there is no zygote")
    with Sandbox("none") as sandbox:
        old = sandbox.load([("cell", "import os\ndef parent():\n    return os.getppid()")])
        os.kill(old.call("parent").value, signal.SIGKILL)
        with sandbox.load([("cell", "def f():\n    return 1")]) as young:
            assert young.call("f").value == 1
            begun = time.monotonic()
            old.close()
            assert time.monotonic() - begun < 15.0
            assert young.call("f").value == 1
