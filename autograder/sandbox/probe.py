"""Trying the doors: one worker really attempts what no student's code may do, and reports what it could.

Nothing is made for it: a place that a worker may reach under another user is one that everybody may. It tries what is
there on every machine and harms nobody: the null device, and a name that no file has.
"""

from __future__ import annotations

import os
from collections.abc import Callable

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

def chmod():
    try:
        os.chmod("", 0o600)
    except FileNotFoundError:  # the kernel has looked for it; behind the walls it does not even look
        pass

def doors(grader, memory):
    attempts = {
        "read": lambda: open(os.devnull).read(),
        "stat": lambda: os.stat(os.devnull),
        "list": lambda: os.listdir(os.sep),
        "write": lambda: open(os.devnull, "w").close(),
        "chmod": chmod,
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
    with load([("probe", SOURCE)]) as code:
        reply = code.call("doors", os.getpid(), 2 * memory + (1 << 30))
    if not isinstance(reply.value, list):
        raise SandboxError(f"the probe of the sandbox brought no result: {reply.fault}")
    return tuple(door for door in DOORS if door in reply.value)


def remedy(doors: tuple[str, ...]) -> str:
    """What to tell an instructor on whose machine students' code could open these doors."""
    return f"students' code would not be isolated here, it can use: {', '.join(doors)}. {ANYWHERE}"
