"""Signals to the grader and the zygote, by every route; tracing them; reading their memory."""

import ctypes
import fcntl
import os
import signal
import struct

from prelude import call, pipes, succeeded


def kill_the_grader(secret, folder, grader):
    return succeeded(
        kill=lambda: os.kill(grader, signal.SIGKILL),
        probe=lambda: os.kill(grader, 0),
        tkill=lambda: call("tkill", grader, 9),
        tgkill=lambda: call("tgkill", grader, grader, 9),
    )


def kill_the_zygote(secret, folder, grader):
    return succeeded(kill=lambda: os.kill(os.getppid(), 9), stop=lambda: os.kill(os.getppid(), signal.SIGSTOP))


def kill_everybody(secret, folder, grader):
    return succeeded(all=lambda: os.kill(-1, 9), group=lambda: os.killpg(0, 9), other=lambda: os.killpg(grader, 9))


def queue_a_signal(secret, folder, grader):
    info = struct.pack("iii", 9, 0, -1) + bytes(116)
    return succeeded(
        queue=lambda: call("rt_sigqueueinfo", grader, 9, info),
        thread=lambda: call("rt_tgsigqueueinfo", grader, grader, 9, info),
    )


def signal_by_pidfd(secret, folder, grader):
    return succeeded(
        open=lambda: os.pidfd_open(grader),
        send=lambda: call("pidfd_send_signal", call("pidfd_open", grader, 0), 9, None, 0),
    )


def signal_by_reply_pipe(secret, folder, grader):
    loot = []
    for descriptor in pipes():
        loot += succeeded(
            owner=lambda d=descriptor: fcntl.fcntl(d, fcntl.F_SETOWN, grader),
            owner_ex=lambda d=descriptor: call("fcntl", d, 15, struct.pack("ii", 1, grader)),
            signal=lambda d=descriptor: fcntl.fcntl(d, 10, signal.SIGKILL),
            flags=lambda d=descriptor: fcntl.fcntl(d, fcntl.F_SETFL, os.O_ASYNC),
            lease=lambda d=descriptor: fcntl.fcntl(d, fcntl.F_SETLEASE, fcntl.F_WRLCK),
        )
    return loot


def signal_by_ioctl(secret, folder, grader):
    owner = struct.pack("i", grader)
    loot = []
    for descriptor in pipes():
        loot += succeeded(
            setown=lambda d=descriptor: fcntl.ioctl(d, 0x8901, owner),
            group=lambda d=descriptor: fcntl.ioctl(d, 0x8902, owner),
            asynchronous=lambda d=descriptor: fcntl.ioctl(d, 0x5452, struct.pack("i", 1)),
            stuff=lambda d=descriptor: fcntl.ioctl(d, 0x5412, b"x"),
        )
    return loot


def grow_the_pipe(secret, folder, grader):
    return succeeded(
        **{f"size_{d}": lambda d=d: fcntl.fcntl(d, 1031, 1 << 20) for d in pipes()},
        duplicate=lambda: fcntl.fcntl(pipes()[0], fcntl.F_DUPFD, 10),
    )


def signal_by_timer(secret, folder, grader):
    event = struct.pack("qiii", 0, 9, 4, grader) + bytes(44)
    return call("timer_create", 1, event, ctypes.byref(ctypes.c_int())) or "timer"


def signal_by_death(secret, folder, grader):
    return succeeded(
        deathsig=lambda: call("prctl", 1, 0, 0, 0, 0),
        subreaper=lambda: call("prctl", 36, 1, 0, 0, 0),
        dumpable=lambda: call("prctl", 4, 1, 0, 0, 0),
        tracer=lambda: call("prctl", 0x59616D61, -1, 0, 0, 0),
    )


def trace_the_others(secret, folder, grader):
    return succeeded(
        grader=lambda: call("ptrace", 16, grader, 0, 0),
        zygote=lambda: call("ptrace", 0x4206, os.getppid(), 0, 0),
        me=lambda: call("ptrace", 0, 0, 0, 0),
    )


def read_the_memory_of_others(secret, folder, grader):
    buffer = ctypes.create_string_buffer(8)
    ours = struct.pack("QQ", ctypes.addressof(buffer), 8)
    return succeeded(
        read=lambda: call("process_vm_readv", grader, ours, 1, ours, 1, 0),
        write=lambda: call("process_vm_writev", os.getppid(), ours, 1, ours, 1, 0),
        mem=lambda: open(f"/proc/{grader}/mem", "rb").read(1),
        zygote_mem=lambda: open(f"/proc/{os.getppid()}/mem", "r+b"),
        own_mem=lambda: open("/proc/self/mem", "r+b"),
    )


def take_descriptors_of_others(secret, folder, grader):
    return succeeded(
        pidfd=lambda: call("pidfd_getfd", call("pidfd_open", grader, 0), 0, 0),
        link=lambda: os.readlink(f"/proc/{grader}/fd/0"),
        open=lambda: os.open(f"/proc/{os.getppid()}/fd/0", os.O_RDWR),
        compare=lambda: call("kcmp", os.getpid(), grader, 0, 0, 0),
    )


def read_the_environment_of_others(secret, folder, grader):
    return succeeded(
        grader=lambda: open(f"/proc/{grader}/environ").read(),
        zygote=lambda: open(f"/proc/{os.getppid()}/environ").read(),
        command=lambda: open(f"/proc/{grader}/cmdline").read(),
        status=lambda: open(f"/proc/{grader}/status").read(),
        maps=lambda: open("/proc/self/maps").read(),
    )


def watch_the_others(secret, folder, grader):
    return succeeded(
        perf=lambda: call("perf_event_open", bytes(120), grader, -1, -1, 0),
        advise=lambda: call("process_madvise", 3, None, 0, 0, 0),
        move=lambda: call("move_pages", grader, 0, None, None, None, 0),
        migrate=lambda: call("migrate_pages", grader, 1, bytes(8), bytes(8)),
    )


def slow_the_others_down(secret, folder, grader):
    return succeeded(
        limit=lambda: call("prlimit64", grader, 7, struct.pack("QQ", 3, 3), None),
        read_limit=lambda: call("prlimit64", grader, 7, None, ctypes.create_string_buffer(16)),
        nice=lambda: os.setpriority(os.PRIO_PROCESS, grader, 19),
        affinity=lambda: os.sched_setaffinity(grader, {0}),
        io=lambda: call("ioprio_set", 1, grader, 0x6000),
        policy=lambda: call("sched_setattr", grader, bytes(48), 0),
    )
