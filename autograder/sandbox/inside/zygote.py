"""The fork server: started fresh, holds no secret, has one thread, never runs a student's code itself.

It obeys five-byte orders on file descriptor 0: `F` forks a worker over the two pipes sent along and answers
its process id; `K` kills and reaps the worker of that id and answers its status, CPU seconds and peak memory.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import struct
import sys
import traceback
from typing import Any, NoReturn

from . import bootstrap, confine
from .oracles import Gate

ORDER = struct.Struct("<ci")
FORKED = struct.Struct("<i")
ENDED = struct.Struct("<idq")  # exit status, CPU seconds, peak resident KiB
NOT_OURS = (-1, 0.0, 0)
LENGTH = struct.Struct("<I")
CONFINED = b"R"  # what a worker writes first, before it reads anything; else come the reasons why it could not


def main() -> NoReturn:
    """Prepare, say so, obey until the grader hangs up, and leave no worker behind."""
    control = socket.socket(fileno=0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    settings = json.loads(sys.argv[2])
    try:
        gate = bootstrap.prepare(settings)
        walls = confine.walls(settings)
        confine.quieten()
    except BaseException:
        _say(control, {"failed": traceback.format_exc(limit=-3)})
        os._exit(1)
    _say(control, {"ready": os.getpid(), "threads": confine.threads()})
    children: set[int] = set()
    with contextlib.suppress(OSError):
        while _obey(control, children, settings, gate, walls):
            pass
    for pid in children:
        _kill(pid)
    os._exit(0)


def _say(control: socket.socket, message: dict[str, Any]) -> None:
    text = json.dumps(message).encode()
    control.sendall(LENGTH.pack(len(text)) + text)


def _obey(
    control: socket.socket, children: set[int], settings: dict[str, Any], gate: Gate, walls: confine.Walls
) -> bool:
    order, fds, _, _ = socket.recv_fds(control, ORDER.size, 2)
    if len(order) < ORDER.size:
        return False
    act, pid = ORDER.unpack(order)
    if act == b"F":
        pid = _fork(fds, settings, gate, walls)
        if pid > 0:  # kill(-1) would end all that this user runs
            children.add(pid)
        for fd in fds:
            os.close(fd)
        control.sendall(FORKED.pack(pid))
    else:
        ended = _kill(pid) if pid in children else NOT_OURS
        children.discard(pid)
        control.sendall(ENDED.pack(*ended))
    return True


def _kill(pid: int) -> tuple[int, float, int]:
    # Only this process reaps, so the id cannot meanwhile belong to another.
    with contextlib.suppress(OSError):
        os.kill(pid, signal.SIGKILL)
    try:
        _, status, usage = os.wait4(pid, 0)
    except OSError:
        return NOT_OURS
    return (status, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


def _fork(fds: list[int], settings: dict[str, Any], gate: Gate, walls: confine.Walls) -> int:
    try:
        pid = os.fork()
    except OSError:
        return -1
    if pid:
        return pid
    try:
        _become_worker(fds[0], fds[1], settings, gate, walls)
    except BaseException:
        with contextlib.suppress(BaseException):
            os.write(fds[1], traceback.format_exc(limit=-2).encode()[:4000])
    finally:
        os._exit(97)


def _become_worker(read_fd: int, write_fd: int, settings: dict[str, Any], gate: Gate, walls: confine.Walls) -> None:
    keep = {read_fd, write_fd, walls.ruleset}  # the ruleset goes once the walls stand
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    for fd in confine.open_descriptors():
        if fd > 2 and fd not in keep:
            with contextlib.suppress(OSError):
                os.close(fd)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    bootstrap.reseed()
    confine.confine(walls)
    os.write(write_fd, CONFINED)
    bootstrap.worker().serve(read_fd, write_fd, gate, settings["output"], settings["reply"])
