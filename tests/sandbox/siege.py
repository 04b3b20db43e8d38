"""Runs every attack in a sandbox, and says what is wrong afterwards: `siege.py [--as-ordinary-user] [ATTACK ...]`.

The result is one JSON object on standard output, from the attack's name to its complaints. It runs in a process of its
own, so that an attack that kills its grader costs this process and not the tests.
"""

from __future__ import annotations

import ast
import contextlib
import json
import os
import resource
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).parent
THEMES = ("files", "network", "processes", "signals", "kernel", "resources", "forgeries", "values", "poisons")
FREE_VALUES = ("resources", "forgeries", "values")  # here a value is no loot: it is what the student may return
# What attackers would want to have been imported for them.
TOOLS = ("mmap", "resource", "fcntl", "subprocess", "multiprocessing.popen_fork", "concurrent.futures.thread", "pty")
SECRET = "s" + "ecret-of-the-grader"
LEFT_BEHIND = "86399.25"  # attacks.processes.MARK
ROOM = 64 << 20  # by which the grader may grow for a while
HONEST = "import numpy as np\ndef double(x):\n    return 2 * np.sum(x) * np.array([1.0, 0.5])\n"


def attacks() -> dict[str, str]:
    """The theme of every attack, by the attack's name."""
    found = {}
    for theme in THEMES:
        for node in ast.parse((HERE / "attacks" / f"{theme}.py").read_text()).body:
            public = isinstance(node, ast.FunctionDef) and [a.arg for a in node.args.args][:1] == ["secret"]
            if public:
                found[node.name] = theme
    return found


@dataclass(frozen=True)
class Host:
    """What an attack might get or change: a folder that everybody may use, a file in it, this process."""

    folder: Path

    @property
    def file(self) -> Path:
        return self.folder / "secret.txt"

    def prepare(self) -> None:
        (self.folder / "inner").mkdir()
        self.file.write_text(SECRET)
        (self.folder / "stolen.py").write_text(f"SECRET = {SECRET!r}\n")
        for path in (self.folder, *self.folder.iterdir()):
            path.chmod(0o777)  # permissions shall protect nothing here
        os.environ["GRADER_SECRET"] = SECRET

    def state(self) -> dict[str, Any]:
        stats = {path.name: path.lstat() for path in sorted(self.folder.rglob("*"))}
        return {
            "files": {name: (s.st_mode, s.st_uid, s.st_size, s.st_mtime_ns, s.st_nlink) for name, s in stats.items()},
            "content": self.file.read_text() if self.file.exists() else None,
            "descriptors": len(os.listdir("/proc/self/fd")),
            "threads": threading.active_count(),
            "affinity": sorted(os.sched_getaffinity(0)),
            "nice": os.getpriority(os.PRIO_PROCESS, 0),
            "limit": resource.getrlimit(resource.RLIMIT_NOFILE),
            "machine": socket.gethostname(),
        }


def survivors(mark: str) -> list[int]:
    """Processes that an attack has left: those it has started by name, and forks of a worker."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                command = (entry / "cmdline").read_text()
                if LEFT_BEHIND in command or mark in command:
                    found.append(int(entry.name))
    return found


def peak() -> int:
    """The most memory this process has had resident since `forget_peak`, in bytes."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) << 10


def forget_peak() -> int:
    """Begin anew, and return what is resident now."""
    Path("/proc/self/clear_refs").write_text("5")
    return peak()


def strange(value: object) -> bool:
    """Whether this is anything but the plain values that a Reply may hold."""
    if type(value) in (list, tuple):
        return any(map(strange, value))
    if type(value) is dict:
        return any(type(key) is not str or strange(item) for key, item in value.items())
    return value is not None and type(value) not in (bool, int, float, complex, str, np.ndarray)


class Siege:
    """One sandbox and one host, against which attacks are run one by one."""

    def __init__(self, folder: Path, launch: Callable[..., Any] | None = None) -> None:
        from autograder.sandbox import Limits, Sandbox

        self.host = Host(folder)
        self.host.prepare()
        # The odd limit tells the processes of this siege from those of others on the machine.
        limits = Limits(call=0.5, cell=5.0, submission=20.0, memory=256 << 20, output=10_000_000 + os.getpid())
        self.mark = f'"output": {limits.output},'
        self.sandbox = Sandbox("required" if launch is None else "none", limits, TOOLS, launch=launch)
        self.zygote = self._zygote()
        self.prelude = ("prelude", (HERE / "attacks" / "prelude.py").read_text())

    def _zygote(self) -> int:
        with self.sandbox.load([("who", "import os\ndef who():\n    return os.getppid()")]) as code:
            zygote = code.call("who").value
        assert isinstance(zygote, int)
        return zygote

    def complaints(self, name: str, theme: str) -> list[str]:
        """What is wrong after this attack; nothing, if the sandbox held."""
        source = (HERE / "attacks" / f"{theme}.py").read_text()
        before, resident = self.host.state(), forget_peak()
        with self.sandbox.load([self.prelude, (theme, source)]) as code:
            if code.faults:
                return [f"the attack did not load: {code.faults}"]
            reply = code.call(name, str(self.host.file), str(self.host.folder), os.getpid())
            code.call("pipes")
        return [
            *self._loot(reply, theme),
            *(f"{key} changed to {now!r}" for key, now in self.host.state().items() if before[key] != now),
            *self._left(),
            *self._next_submission(),
            *([f"the grader grew by {(peak() - resident) >> 20} MiB"] if peak() > resident + ROOM else []),
        ]

    def _loot(self, reply: Any, theme: str) -> list[str]:
        found = [f"strange value {type(reply.value)}"] if strange(reply.value) else []
        if SECRET in repr(reply) or "root:x:" in repr(reply):
            found.append("the secret came out")
        if theme not in FREE_VALUES and (isinstance(reply.value, np.ndarray) or reply.value):
            found.append(f"loot: {reply.value!r}"[:300])
        fault = reply.fault
        if fault and (fault.cell not in ("", "prelude", theme) or not fault.text.replace("\n", "").isprintable()):
            found.append(f"an unchecked fault: {fault!r}"[:300])
        return found

    def _left(self) -> list[str]:
        left = [pid for pid in survivors(self.mark) if pid not in (self.zygote, os.getpid())]
        for pid in left:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
        return [f"{len(left)} processes left"] if left else []

    def _next_submission(self) -> list[str]:
        for _ in range(3):  # a busy machine may be late once; a sandbox that was harmed stays so
            with self.sandbox.load([("honest", HONEST)]) as code:
                reply = code.call("double", np.array([1.0, 2.5]))
            right = reply.fault is None and np.array_equal(np.asarray(reply.value), [7.0, 3.5])
            if right:
                break
        return [] if right and self._zygote() == self.zygote else [f"the next submission got {reply}"]

    def close(self) -> None:
        self.sandbox.close()


def main(arguments: list[str]) -> None:
    """Run the attacks named in the arguments, or all."""
    import ordinary

    import autograder.sandbox  # noqa: F401 - before the user changes: its folder may not be the new one's to read

    if "--as-ordinary-user" in arguments:
        ordinary.become_ordinary()
    launch = None
    if "--without-walls" in arguments:
        from autograder.sandbox.sandbox import forked as launch
    themes = attacks()
    chosen = [name for name in arguments if not name.startswith("--")] or list(themes)
    with tempfile.TemporaryDirectory() as folder:
        siege = Siege(Path(folder), launch)
        results = {"user": os.geteuid(), "tier": siege.sandbox.isolation.tier}
        for name in chosen:
            signal.alarm(120)
            results[name] = siege.complaints(name, themes[name])
            print(name, *results[name], file=sys.stderr)
        siege.close()
    print(json.dumps(results))


if __name__ == "__main__":
    main(sys.argv[1:])
