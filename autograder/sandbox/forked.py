"""The grader's side of the zygote: starting it, ordering workers from it, having them killed."""

from __future__ import annotations

import json
import os
import socket
import struct
import subprocess
import sys
import time
from typing import Any

from .launch import Process, Usage, command, environment
from .pipes import Pipe, PolledPipe
from .records import ROOM, SandboxError

STARTING = 60.0  # seconds that a zygote may take to import everything, on a slow and busy machine
OBEYING = 20.0
FILES = 64  # descriptors that a grader needs at least; the usual limit is 1024
# The orders and answers of inside/zygote.py, which cannot be imported where there is no fork.
_ORDER, _FORKED, _ENDED = struct.Struct("<ci"), struct.Struct("<i"), struct.Struct("<idq")
_LENGTH = struct.Struct("<I")


class Zygote:
    """A process that forks workers. It starts at once and is waited for at its first use."""

    def __init__(self, options: dict[str, Any]) -> None:
        self._options = options
        _allow_files()
        try:
            self._start()
        except OSError as error:
            raise SandboxError(f"no process for students' code could be started: {error.strerror}. {ROOM}") from None

    def _start(self) -> None:
        self._control, theirs = socket.socketpair()
        self._process = subprocess.Popen(
            command("zygote", self._options),
            stdin=theirs.fileno(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment(),
            cwd=os.sep,
            start_new_session=True,
        )
        theirs.close()
        self._ready = False

    def _wait(self) -> None:
        deadline = time.monotonic() + STARTING
        try:
            (size,) = _LENGTH.unpack(self._exactly(_LENGTH.size, deadline))
            said = json.loads(self._exactly(size, deadline))
        except OSError:
            raise SandboxError(
                "the process that runs students' code did not start; does this Python run alone, "
                f"as in `{sys.executable} -I -S -c 'import sys'`?"
            ) from None
        if "ready" not in said:
            why = said["failed"].strip().splitlines()[-1]
            raise SandboxError(f"the process that runs students' code failed to start: {why}. {ROOM}")
        if said["threads"] != 1:
            raise SandboxError("a module in the sandbox started a thread; every worker forked from it would hang")
        self._ready = True

    def _exactly(self, size: int, deadline: float | None = None) -> bytes:
        end = deadline or time.monotonic() + OBEYING
        data = b""
        while len(data) < size:
            self._control.settimeout(max(end - time.monotonic(), 0.001))
            chunk = self._control.recv(size - len(data))
            if not chunk:
                raise ConnectionError
            data += chunk
        return data

    def worker(self) -> Process:
        """A worker forked from the zygote, which is started again should it have died."""
        if not self._ready:
            self._wait()
        try:
            return self._fork()
        except OSError:
            self.close()
        try:
            self._start()
            self._wait()
            return self._fork()
        except OSError:
            raise SandboxError(f"the process that runs students' code died twice in a row. {ROOM}") from None

    def _fork(self) -> Process:
        their_read, write_fd, read_fd, their_write = _pipes()
        try:
            socket.send_fds(self._control, [_ORDER.pack(b"F", 0)], [their_read, their_write])
            (pid,) = _FORKED.unpack(self._exactly(_FORKED.size))
        except OSError:
            os.close(read_fd)
            os.close(write_fd)
            raise
        finally:
            os.close(their_read)
            os.close(their_write)
        if pid < 0:
            os.close(read_fd)
            os.close(write_fd)
            raise SandboxError(f"there is no room for a process for students' code. {ROOM}")
        return _Forked(self, pid, PolledPipe(read_fd, write_fd))

    def end(self, pid: int) -> Usage | None:
        """Kill and reap that worker; None if the zygote has died, and its workers with it."""
        try:
            self._control.sendall(_ORDER.pack(b"K", pid))
            status, cpu, peak = _ENDED.unpack(self._exactly(_ENDED.size))
        except OSError:
            return None
        return Usage(cpu, peak << 10) if status >= 0 else None

    def close(self) -> None:
        """Hang up; the zygote kills and reaps its workers, and goes."""
        self._control.close()
        try:
            self._process.wait(OBEYING)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _allow_files() -> None:
    """Ask for the descriptors that several workers at once need. Raises SandboxError where they are not to be had."""
    import resource  # Windows, where nothing is forked, has none

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < FILES:
        wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        if wanted < FILES:
            raise SandboxError(f"only {hard} files may be open here, and grading needs {FILES}: raise `ulimit -n`")


def _pipes() -> tuple[int, int, int, int]:
    """Two pipes: what the worker reads and we write, what we read and the worker writes."""
    made: list[int] = []
    try:
        made += os.pipe()
        made += os.pipe()
    except OSError as error:
        for descriptor in made:
            os.close(descriptor)
        raise SandboxError(f"no pipe to students' code could be made: {error.strerror}. {ROOM}") from None
    their_read, write, read, their_write = made
    return their_read, write, read, their_write


class _Forked:
    def __init__(self, zygote: Zygote, pid: int, pipe: Pipe) -> None:
        self.pipe, self._zygote, self._pid = pipe, zygote, pid

    def end(self) -> Usage | None:
        self.pipe.close()
        return self._zygote.end(self._pid)
