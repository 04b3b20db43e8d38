"""Each wall on its own: with it an attack fails, without it the same attack succeeds. And the probe sees the gap."""

from __future__ import annotations

import errno
import os
import signal
import socket
import struct
import sys
from functools import partial

import pytest

from autograder.sandbox import Limits, Sandbox, SandboxError
from autograder.sandbox import sandbox as sandbox_module
from autograder.sandbox.inside.confine import LAYERS
from autograder.sandbox.inside.syscalls import ALLOWED, FCNTL, MACHINES, REFUSED, program
from autograder.sandbox.probe import DOORS
from autograder.sandbox.sandbox import confined, forked, spawned

linux = pytest.mark.skipif(
    sys.platform != "linux" or os.uname().machine not in MACHINES, reason="the walls are those of Linux"
)
root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become nobody")
CODE = """
import ctypes, os, signal
import numpy as np

def read(path):
    return open(path).read()

def fork():
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return 1.0

def fill():
    return np.ones(80 << 20 >> 3).sum()

def user():
    return os.geteuid()

def kill_the_group():
    os.killpg(0, signal.SIGKILL)

def who():
    return [os.getpid(), os.getppid()]

def zero():
    return 0
"""


def without(*layers: str) -> Sandbox:
    """A sandbox that lacks these walls, and says so: it can be had for isolation "none" only."""
    launch = partial(confined, layers=[layer for layer in LAYERS if layer not in layers])
    return Sandbox("none", Limits(memory=64 << 20), launch=launch)


def exception(sandbox: Sandbox, function: str, *arguments: object) -> str:
    """What stopped it; nothing if it came through."""
    with sandbox.load([("attack", CODE)]) as code:
        assert code.faults == {}
        reply = code.call(function, *arguments)
    return (reply.fault.exception or reply.fault.kind) if reply.fault else ""


@linux
def test_only_seccomp_prevents_a_fork():
    with without() as all_walls, without("seccomp") as gap:
        assert exception(all_walls, "fork") == "PermissionError"
        assert exception(gap, "fork") == ""


@linux
def test_landlock_prevents_reading_where_seccomp_is_missing():
    with without("seccomp") as landlocked, without("seccomp", "landlock") as gap:
        if "read" in landlocked.isolation.open:
            pytest.skip("this kernel has no Landlock")
        assert exception(landlocked, "read", "/etc/passwd") == "PermissionError"
        assert exception(gap, "read", "/etc/passwd") == ""


@linux
def test_resource_limits_prevent_taking_more_memory_than_allowed():
    with without() as all_walls, without("limits") as gap:
        assert exception(all_walls, "fill") == "MemoryError"
        assert exception(gap, "fill") == ""


@linux
@root
def test_root_becomes_nobody_and_cannot_read_what_is_roots_alone():
    with without("seccomp", "landlock") as nobody, without("seccomp", "landlock", "user") as gap:
        assert exception(nobody, "read", "/etc/shadow") == "PermissionError"
        assert exception(gap, "read", "/etc/shadow") == ""


@linux
def test_a_session_of_its_own_keeps_a_worker_from_killing_the_others():
    for missing, fate in (((), None), (("session",), "died")):
        with (
            without("seccomp", "landlock", *missing) as sandbox,
            sandbox.load([("a", CODE)]) as bystander,
            sandbox.load([("a", CODE)]) as attacker,
        ):
            mine, theirs = bystander.call("who").value, attacker.call("who").value
            assert mine != theirs
            assert attacker.call("kill_the_group").fault.kind == "died"
            fault = bystander.call("who").fault
            assert (fault.kind if fault else None) == fate


@linux
def test_a_quiet_worker_dies_with_its_zygote():
    for missing in ((), ("quiet",)):
        sandbox = without("seccomp", *missing)
        with sandbox.load([("a", CODE)]) as code:
            worker, zygote = code.call("who").value
            os.kill(zygote, signal.SIGKILL)
            assert ended(worker) == (not missing)
            if missing:
                os.kill(worker, signal.SIGKILL)
        sandbox.close()


def ended(process: int) -> bool:
    """Whether that process ends within two seconds."""
    descriptor = os.pidfd_open(process)
    import select

    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    gone = bool(poll.poll(2000))
    os.close(descriptor)
    return gone


@linux
@pytest.mark.parametrize("missing", ["seccomp", "limits"])
def test_the_probe_refuses_a_sandbox_that_lacks(missing):
    launch = partial(confined, layers=[layer for layer in LAYERS if layer != missing])
    with Sandbox("required", launch=launch) as sandbox, pytest.raises(SandboxError, match="--isolation none"):
        sandbox.load([("a", CODE)]).call("zero")


@linux
def test_the_probe_finds_every_door_shut_behind_all_walls():
    with Sandbox() as sandbox:
        assert sandbox.isolation.tier == "kernel"
        assert sandbox.isolation.open == ()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_the_probe_can_find_every_door_open():
    found = set()
    for launch in (forked, spawned):
        with Sandbox("none", launch=launch) as sandbox:
            assert sandbox.isolation.tier == "none"
            found |= set(sandbox.isolation.open)
    assert found >= set(DOORS) - {"environment"}


def test_elsewhere_isolation_is_refused_with_a_remedy(monkeypatch):
    monkeypatch.setattr(sandbox_module.platform, "machine", lambda: "riscv64")
    with pytest.raises(SandboxError, match="Grade on Linux"):
        Sandbox("required")


def test_a_failure_of_our_own_walls_is_not_the_students():
    broken = partial(confined, layers=["user", "no such wall", "seccomp"])
    if sys.platform == "linux":
        with Sandbox("none", launch=broken) as sandbox, pytest.raises(SandboxError, match="no such wall"):
            sandbox.load([("a", CODE)]).call("zero")


@linux
def test_a_zygote_kills_only_what_it_has_forked(monkeypatch):
    """Not the -1 that stands for a fork that failed: kill(-1) would end everything of this user."""
    from autograder.sandbox.inside import zygote

    killed = []
    monkeypatch.setattr(zygote.os, "kill", lambda pid, _: killed.append(pid))
    monkeypatch.setattr(zygote.os, "fork", lambda: (_ for _ in ()).throw(OSError("no more processes")))
    ours, theirs = socket.socketpair()
    children: set[int] = set()
    with ours, theirs:
        for order, answer in ((b"F", zygote.FORKED), (b"K", zygote.ENDED)):
            ours.sendall(zygote.ORDER.pack(order, -1))
            assert zygote._obey(theirs, children, {}, None, None)
            assert answer.unpack(ours.recv(answer.size))[0] == -1
    assert children == set()
    assert killed == []


ALLOW, KILL, ERROR = 0x7FFF0000, 0x80000000, 0x00050000


def decision(code: bytes, architecture: int, number: int, argument: int) -> int:
    """What the kernel's interpreter would make of this program."""
    data, at, accumulator = {0: number, 4: architecture, 24: argument}, 0, 0
    while True:
        operation, if_true, if_false, operand = struct.unpack_from("=HBBI", code, 8 * at)
        at += 1
        if operation == 0x06:
            return operand
        if operation == 0x20:
            accumulator = data[operand]
        else:
            holds = {0x15: accumulator == operand, 0x35: accumulator >= operand}[operation]
            at += if_true if holds else if_false


@pytest.mark.parametrize("machine", MACHINES)
def test_the_filter_decides_every_number_as_the_tables_say(machine):
    column, architecture = MACHINES[machine]
    code = program(machine)
    allowed = {row[column] for row in ALLOWED.values()} - {None}
    refused = {row[column]: row[2] for row in REFUSED.values() if row[column] is not None}
    for number in (*range(1200), 0x40000000, 0x40000027, 0xFFFFFFFF):
        expected = ALLOW if number in allowed else ERROR | refused.get(number, errno.EPERM)
        if number >= 450:
            expected = KILL if machine == "x86_64" and number >= 0x40000000 else ERROR | errno.ENOSYS
        if number != FCNTL[column]:
            assert decision(code, architecture, number, 0) == expected, number
    for command in range(2000):
        expected = ALLOW if command in (1, 3) else ERROR | errno.EPERM
        assert decision(code, architecture, FCNTL[column], command) == expected
    assert decision(code, architecture ^ 1, 0, 0) == KILL


@pytest.mark.parametrize("column", [0, 1])
def test_no_system_call_stands_in_both_tables(column):
    numbers = [row[column] for row in (*ALLOWED.values(), *REFUSED.values(), FCNTL) if row[column] is not None]
    assert len(numbers) == len(set(numbers))


def test_nothing_is_allowed_that_starts_opens_or_signals():
    forbidden = {"open", "openat", "clone", "clone3", "fork", "execve", "kill", "tgkill", "socket", "ptrace", "prctl"}
    assert not forbidden & set(ALLOWED)
    assert len(ALLOWED) == 54
