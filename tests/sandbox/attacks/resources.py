"""Taking all there is of time, memory and room."""

import mmap
import os
import re
import signal
import sys
import time

import numpy as np
from prelude import pipes, succeeded


def fill_memory_with_a_list(secret, folder, grader):
    hoard = []
    while True:
        hoard.append(bytes(1 << 20))


def fill_memory_with_arrays(secret, folder, grader):
    return np.ones(1 << 30).sum()


def fill_memory_shared(secret, folder, grader):
    return succeeded(map=lambda: [mmap.mmap(-1, 1 << 28).write(b"x" * (1 << 28)) for _ in range(16)])


def fill_memory_and_keep_it(secret, folder, grader):
    global hoard
    hoard = []
    try:
        while True:
            hoard.append(np.ones(1 << 16))
    except MemoryError:
        return


def loop_without_end(secret, folder, grader):
    while True:
        pass


def loop_inside_c(secret, folder, grader):
    return len(str(7 ** (7**9)))


def loop_in_a_pattern(secret, folder, grader):
    return bool(re.match(r"(a+)+$", "a" * 64 + "b"))


def loop_through_exceptions(secret, folder, grader):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue


def ignore_every_signal(secret, folder, grader):
    for number in range(1, 65):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            continue
    while True:
        pass


def sleep_for_ever(secret, folder, grader):
    time.sleep(1e6)


def stop_itself(secret, folder, grader):
    os.kill(os.getpid(), signal.SIGSTOP)
    return "stopped"


def alarm_itself(secret, folder, grader):
    signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
    time.sleep(10)


def alarm_later(secret, folder, grader):
    def handler(*_):
        raise KeyError("late")

    signal.signal(signal.SIGALRM, handler)
    signal.setitimer(signal.ITIMER_REAL, 0.0005, 0.0005)


def recurse_without_end(secret, folder, grader):
    sys.setrecursionlimit(1 << 30)

    def deeper(n):
        return [deeper(n + 1)]

    return deeper(0)


def recurse_inside_c(secret, folder, grader):
    sys.setrecursionlimit(1 << 30)
    nested = []
    for _ in range(10**6):
        nested = [nested]
    return repr(nested)


def crash(secret, folder, grader):
    import ctypes

    return ctypes.string_at(0)


def exit_at_once(secret, folder, grader):
    os._exit(0)


def print_without_end(secret, folder, grader):
    while True:
        print("x" * 100_000)


def print_to_the_descriptors(secret, folder, grader):
    for _ in range(1000):
        os.write(1, b"x" * 65536)
        os.write(2, b"x" * 65536)


def return_a_huge_array(secret, folder, grader):
    return np.ones(1 << 24)


def return_a_huge_list(secret, folder, grader):
    return [[]] * (1 << 22)


def return_a_huge_string(secret, folder, grader):
    return "x" * (1 << 27)


def return_a_huge_integer(secret, folder, grader):
    return 1 << (1 << 27)


def return_many_tiny_arrays(secret, folder, grader):
    return [np.zeros(0)] * (1 << 20)


def raise_a_huge_message(secret, folder, grader):
    raise ValueError("x" * (1 << 27))


def drip_a_reply_slowly(secret, folder, grader):
    out = pipes()[0]
    os.write(out, (1000).to_bytes(4, "little") + bytes(4))
    while True:
        os.write(out, b"x")
        time.sleep(0.05)


def flood_the_pipe(secret, folder, grader):
    out = pipes()[0]
    while True:
        os.write(out, b"\x00" * 65536)


def use_all_descriptors(secret, folder, grader):
    return succeeded(open=lambda: [open("/dev/null") for _ in range(100)])
