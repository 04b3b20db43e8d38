"""How a worker locks itself in, one irrevocable layer after the other, before the student's code runs."""

from __future__ import annotations

import contextlib
import ctypes
import functools
import os
import platform
import signal
import struct
import sys
from dataclasses import dataclass
from typing import Any

from . import syscalls

try:
    import resource
except ImportError:  # Windows, where workers have no walls
    resource = None  # type: ignore[assignment]

# In the order in which they are put up. "quiet": dies with the zygote, cannot be traced, gains no privileges.
LAYERS = ("session", "user", "quiet", "limits", "landlock", "seccomp")
NOBODY = 65534
DESCRIPTORS = 32
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_SECCOMP = {"x86_64": 317, "aarch64": 277}
_CREATE_RULESET, _RESTRICT_SELF = 444, 446


@dataclass(frozen=True)
class Walls:
    """What a worker will put around itself, as the zygote has prepared it."""

    layers: frozenset[str]
    limits: tuple[tuple[int, int], ...] = ()
    ruleset: int | None = None
    program: bytes = b""
    zygote: int = 0


def walls(settings: dict[str, Any]) -> Walls:
    """The walls that the settings `layers`, `memory` (bytes) and `cpu` (seconds) ask for, prepared."""
    layers = frozenset(settings["layers"])
    if unknown := layers - set(LAYERS):
        raise ValueError(f"no such wall: {', '.join(unknown)}")
    return Walls(
        layers,
        _limits(settings["memory"], settings["cpu"]) if "limits" in layers else (),
        _ruleset() if "landlock" in layers else None,
        syscalls.program(platform.machine()) if "seccomp" in layers else b"",
        os.getpid(),
    )


def confine(walls: Walls) -> None:
    """Put up the walls around this process; raises OSError where one will not stand."""
    if "session" in walls.layers:
        os.setsid()
    if "user" in walls.layers and os.geteuid() == 0:
        _become_nobody()
    if "quiet" in walls.layers:  # after the change of user, which undoes it
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        prctl(_PR_SET_DUMPABLE, 0)
        if os.getppid() != walls.zygote:
            raise OSError("the zygote has gone")
    for which, value in walls.limits:
        _set_limit(which, value)
    if "landlock" in walls.layers or "seccomp" in walls.layers:
        prctl(_PR_SET_NO_NEW_PRIVS, 1)
    if walls.ruleset is not None:
        _call(_RESTRICT_SELF, walls.ruleset, 0)
        os.close(walls.ruleset)
    if walls.program:
        _load(walls.program)


def _become_nobody() -> None:
    """Give up what root has, as far as root may: not in a container without CAP_SETGID, nor where nobody is unknown.

    Then the other walls have to hold alone, and the probe tries whether they do.
    """
    with contextlib.suppress(OSError):
        os.setgroups([])
    with contextlib.suppress(OSError):
        os.setresgid(NOBODY, NOBODY, NOBODY)
    with contextlib.suppress(OSError):
        os.setresuid(NOBODY, NOBODY, NOBODY)


def quieten() -> None:
    """Keep others of the same user from tracing this process or reading its memory."""
    if sys.platform == "linux":
        prctl(_PR_SET_DUMPABLE, 0)


def prctl(option: int, value: int) -> None:
    """Linux's prctl of one argument; raises OSError."""
    _checked(_libc().prctl(*(ctypes.c_ulong(number) for number in (option, value, 0, 0, 0))), "prctl")


def _limits(memory: int, cpu: int) -> tuple[tuple[int, int], ...]:
    limits = {"RLIMIT_CPU": cpu, "RLIMIT_FSIZE": 0, "RLIMIT_CORE": 0, "RLIMIT_NOFILE": DESCRIPTORS}
    limits |= {"RLIMIT_MEMLOCK": 0, "RLIMIT_MSGQUEUE": 0}
    with contextlib.suppress(OSError), open("/proc/self/statm") as statm:
        # What the zygote has mapped already does not count.
        limits["RLIMIT_AS"] = int(statm.read().split()[0]) * resource.getpagesize() + memory
    return tuple((getattr(resource, name), value) for name, value in limits.items() if hasattr(resource, name))


def _set_limit(which: int, value: int) -> None:
    hard = resource.getrlimit(which)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    with contextlib.suppress(ValueError, OSError):  # the probe then reports the door as open
        resource.setrlimit(which, (value, value))


def _ruleset() -> int | None:
    """A Landlock ruleset that denies all this kernel can deny; None where it knows no Landlock."""
    version = _libc().syscall(_CREATE_RULESET, None, 0, 1)
    if version < 1:
        return None
    files = (1 << {1: 13, 2: 14, 3: 15, 4: 15}.get(version, 16)) - 1
    denied = struct.pack("=QQQ", files, 3 if version >= 4 else 0, 3 if version >= 6 else 0)
    size = 8 if version < 4 else 16 if version < 6 else 24
    return _call(_CREATE_RULESET, denied, size, 0)


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]


def _load(program: bytes) -> None:
    buffer = ctypes.create_string_buffer(program, len(program))
    _call(
        _SECCOMP[platform.machine()],
        1,
        0,
        ctypes.byref(_Program(len(program) // 8, ctypes.addressof(buffer))),
    )


@functools.cache
def _libc() -> Any:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall.restype = ctypes.c_long
    return libc


def _call(number: int, *arguments: Any) -> int:
    return _checked(_libc().syscall(number, *arguments), f"system call {number}")


def _checked(result: int, what: str) -> int:
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")
    return result


def threads() -> int:
    """How many threads this process has; 1 where that cannot be told."""
    try:
        return len(os.listdir("/proc/self/task"))
    except OSError:
        return 1


def open_descriptors() -> list[int]:
    """The file descriptors that may be open in this process."""
    folder = "/proc/self/fd" if sys.platform == "linux" else "/dev/fd"
    try:
        return [int(name) for name in os.listdir(folder)]
    except OSError:
        return list(range(3, 256))
