"""What a confined worker may ask of the kernel, as a seccomp program: an allow-list, and errors that
libraries expect.

Numbers are (x86_64, aarch64), None where the architecture has no such call. Those of aarch64 agree with the
kernel's header but are untested until CI has run them.
"""

from __future__ import annotations

import errno
import struct

ALLOWED: dict[str, tuple[int | None, int | None]] = {
    "read": (0, 63), "write": (1, 64), "readv": (19, 65), "writev": (20, 66), "pread64": (17, 67),
    "lseek": (8, 62), "close": (3, 57), "fstat": (5, 80),
    "poll": (7, None), "ppoll": (271, 73), "select": (23, None), "pselect6": (270, 72),
    "brk": (12, 214), "mmap": (9, 222), "munmap": (11, 215), "mremap": (25, 216), "mprotect": (10, 226),
    "madvise": (28, 233), "membarrier": (324, 283),
    "futex": (202, 98), "set_robust_list": (273, 99), "rseq": (334, 293), "sched_yield": (24, 124),
    "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132),
    "restart_syscall": (219, 128), "setitimer": (38, 103), "getitimer": (36, 102), "alarm": (37, None),
    "nanosleep": (35, 101), "clock_nanosleep": (230, 115), "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "gettimeofday": (96, 169), "time": (201, None), "times": (100, 153), "getrusage": (98, 165),
    "getpid": (39, 172), "getppid": (110, 173), "gettid": (186, 178), "getuid": (102, 174),
    "geteuid": (107, 175),
    "getgid": (104, 176), "getegid": (108, 177), "getcwd": (79, 17), "uname": (63, 160), "sysinfo": (99, 179),
    "getcpu": (309, 168), "sched_getaffinity": (204, 123), "getrandom": (318, 278),
    "exit": (60, 93), "exit_group": (231, 94),
}  # fmt: skip

# Refused with an error that libraries handle; what stands in neither table is refused with EPERM.
REFUSED: dict[str, tuple[int | None, int | None, int]] = {
    "open": (2, None, errno.EACCES), "openat": (257, 56, errno.EACCES),
    "stat": (4, None, errno.EACCES), "lstat": (6, None, errno.EACCES), "newfstatat": (262, 79, errno.EACCES),
    "statx": (332, 291, errno.EACCES), "access": (21, None, errno.EACCES),
    "faccessat": (269, 48, errno.EACCES),
    "faccessat2": (439, 439, errno.EACCES), "readlink": (89, None, errno.EACCES),
    "readlinkat": (267, 78, errno.EACCES), "getdents64": (217, 61, errno.EACCES),
    "socket": (41, 198, errno.EACCES), "ioctl": (16, 29, errno.ENOTTY), "clone3": (435, 435, errno.ENOSYS),
}  # fmt: skip

FCNTL = (72, 25)
F_GETFD, F_GETFL = (
    1,
    3,
)  # F_SETOWN with F_SETSIG would send signals to the grader, through the pipe they share
NEWER = 450  # calls that this table does not know: ENOSYS, so that libraries fall back as on an older kernel
MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
X32 = 0x40000000  # x86_64's other numbering of the same calls

_KILL, _ERRNO, _ALLOW = 0x80000000, 0x00050000, 0x7FFF0000
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _MACHINE, _SECOND_ARGUMENT = 0, 4, 24  # offsets in the kernel's struct seccomp_data


def program(machine: str) -> bytes:
    """The filter for that machine, as the kernel takes it; KeyError for one that is not in MACHINES.

    A binary search, because the kernel runs it for every number there is each time that a worker loads it.
    """
    column, audit = MACHINES[machine]
    parts = [(0, _refusal(errno.EPERM))]
    for number, code in sorted(_answers(column).items()):
        parts += [(number, code), (number + 1, _refusal(errno.EPERM))]
    parts.append((NEWER, _refusal(errno.ENOSYS)))
    if machine == "x86_64":
        parts.append((X32, [_op(_RETURN, _KILL)]))
    begin = [_op(_LOAD, _MACHINE), _op(_EQUAL, audit, 1, 0), _op(_RETURN, _KILL), _op(_LOAD, _NUMBER)]
    return b"".join(begin + _search(_merged(parts)))


def _answers(column: int) -> dict[int, list[bytes]]:
    """What is to be done about each number that stands in a table."""
    answers = {FCNTL[column]: _fcntl()}
    for x86, arm, error in REFUSED.values():
        number = (x86, arm)[column]
        if number is not None:
            answers[number] = _refusal(error)
    for numbers in ALLOWED.values():
        number = numbers[column]
        if number is not None:
            answers[number] = [_op(_RETURN, _ALLOW)]
    return answers


def _fcntl() -> list[bytes]:
    test = [_op(_LOAD, _SECOND_ARGUMENT), _op(_EQUAL, F_GETFD, 1, 0), _op(_EQUAL, F_GETFL, 0, 1)]
    return [*test, _op(_RETURN, _ALLOW), *_refusal(errno.EPERM)]


def _refusal(error: int) -> list[bytes]:
    return [_op(_RETURN, _ERRNO | error)]


def _merged(parts: list[tuple[int, list[bytes]]]) -> list[tuple[int, list[bytes]]]:
    """One part for each run of numbers with the same answer. Where two parts begin together, the later one counts."""
    merged: list[tuple[int, list[bytes]]] = []
    for first, code in sorted(dict(parts).items()):
        if not merged or merged[-1][1] != code:
            merged.append((first, code))
    return merged


def _search(parts: list[tuple[int, list[bytes]]]) -> list[bytes]:
    """Code that goes to the part that the number lies in; the parts are (first number, code), in order."""
    if len(parts) == 1:
        return parts[0][1]
    half = len(parts) // 2
    below, above = _search(parts[:half]), _search(parts[half:])
    return [_op(_AT_LEAST, parts[half][0], len(below), 0), *below, *above]


def _op(code: int, operand: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, operand)
