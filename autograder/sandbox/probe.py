"""Trying the doors: one worker really attempts what no student's code may do, and reports what it could."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from .code import Code
from .records import ANYWHERE, SandboxError

DOORS = (
    "read", "stat", "list", "write", "chmod", "socket", "unix socket", "fork", "thread", "exec", "kill",
    "signal by pipe", "memory", "environment",
)  # fmt: skip

# Runs in the worker, as a student's cell would. Whatever raises is a door that is shut.
SOURCE = """
import os, socket, threading
import numpy

def opens(attempt):
    try:
        attempt()
    except BaseException:
        return False
    return True

def fork():
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)

def execute():
    os.waitpid(os.posix_spawn("/bin/true", ["true"], {}), 0)

def signal_by_pipe(grader):
    import fcntl
    for descriptor in range(3, 32):
        try:
            fcntl.fcntl(descriptor, fcntl.F_SETOWN, grader)
            return
        except OSError as refused:
            if refused.errno == 1:
                raise

def environment():
    if not os.environ and not open("/proc/self/environ", "rb").read():
        raise OSError

def doors(grader, folder, memory):
    file = os.path.join(folder, "file")
    attempts = {
        "read": lambda: open(file).read(),
        "stat": lambda: os.stat(file),
        "list": lambda: os.listdir(folder),
        "write": lambda: open(os.path.join(folder, "written"), "w").close(),
        "chmod": lambda: os.chmod(file, 0o600),
        "socket": lambda: socket.create_server(("127.0.0.1", 0)),
        "unix socket": lambda: socket.socketpair(),
        "fork": fork,
        "thread": lambda: threading.Thread(target=int).start(),
        "exec": execute,
        "kill": lambda: os.kill(grader, 0),
        "signal by pipe": lambda: signal_by_pipe(grader),
        "memory": lambda: numpy.empty(memory, "u1"),
        "environment": environment,
    }
    return [name for name, attempt in attempts.items() if opens(attempt)]
"""


def open_doors(load: Callable[[list[tuple[str, str]]], Code], memory: int) -> tuple[str, ...]:
    """The names of the doors that a worker can open; it may use `memory` bytes. Raises SandboxError."""
    with tempfile.TemporaryDirectory(prefix="autograder-probe-") as name:
        folder = Path(name)
        folder.chmod(0o777)  # so that permissions shut no door before the sandbox is asked
        (folder / "file").write_text("")
        (folder / "file").chmod(0o666)
        with load([("probe", SOURCE)]) as code:
            reply = code.call("doors", os.getpid(), name, 2 * memory + (1 << 30))
    if not isinstance(reply.value, list):
        raise SandboxError(f"the probe of the sandbox brought no result: {reply.fault}")
    return tuple(door for door in DOORS if door in reply.value)


def remedy(doors: tuple[str, ...]) -> str:
    """What to tell an instructor on whose machine students' code could open these doors."""
    return f"students' code would not be isolated here, it can use: {', '.join(doors)}. {ANYWHERE}"
