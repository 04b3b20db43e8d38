"""The grader's side of the zygote: starting it, ordering workers from it, having them killed."""

from __future__ import annotations

import errno
import json
import os
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from .launch import Process, Usage, command, environment, is_stopped
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
        self._ready = False
        with _descriptors():
            self._control, theirs = socket.socketpair()
        self._control.settimeout(STARTING)
        with _descriptors(self._control), theirs:  # else nobody would be there to hang up
            self._process = subprocess.Popen(
                command("zygote", self._options),
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment(),
                cwd=os.sep,
                start_new_session=True,
            )

    def _wait(self) -> None:
        try:
            (size,) = _LENGTH.unpack(self._exactly(_LENGTH.size))
            said = json.loads(self._exactly(size))
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
        self._control.settimeout(OBEYING)
        self._ready = True

    def _exactly(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
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
        with ExitStack() as ours, ExitStack() as theirs:
            their_read, write_fd = _pipe(theirs, ours)
            read_fd, their_write = _pipe(ours, theirs)
            socket.send_fds(self._control, [_ORDER.pack(b"F", 0)], [their_read, their_write])
            (pid,) = _FORKED.unpack(self._exactly(_FORKED.size))
            if pid < 0:
                raise SandboxError(f"there is no room for a process for students' code. {ROOM}")
            worker = _Forked(self, self._process.pid, pid, PolledPipe(read_fd, write_fd))
            ours.pop_all()
            return worker

    def end(self, zygote: int, pid: int) -> Usage | None:
        """Kill and reap that worker of that zygote; None if the zygote has died, and its workers with it."""
        if zygote != self._process.pid:
            return None
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
            raise SandboxError(f"only {hard} open files are allowed here, and grading needs {FILES}: raise `ulimit -n`")


@contextmanager
def _descriptors(*opened: socket.socket) -> Iterator[None]:
    """Where files are opened: what was opened before is closed if there may be no more of them."""
    try:
        yield
    except OSError as error:
        for one in opened:
            one.close()
        if error.errno in (errno.EMFILE, errno.ENFILE):
            raise SandboxError(f"too few open files are allowed here: raise `ulimit -n` to {FILES} or more") from None
        raise


def _pipe(reader: ExitStack, writer: ExitStack) -> tuple[int, int]:
    """The two ends of a pipe, each closed with the rest of its side."""
    with _descriptors():
        read, write = os.pipe()
    reader.callback(os.close, read)
    writer.callback(os.close, write)
    return read, write


class _Forked:
    def __init__(self, owner: Zygote, zygote: int, pid: int, pipe: Pipe) -> None:
        self.pipe, self._owner, self._zygote, self._pid = pipe, owner, zygote, pid

    def is_stopped(self) -> bool:
        return is_stopped(self._pid)

    def end(self) -> Usage | None:
        self.pipe.close()
        return self._owner.end(self._zygote, self._pid)
