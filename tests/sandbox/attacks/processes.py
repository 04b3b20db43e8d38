"""Other processes and threads: starting them, leaving them behind."""

import ctypes
import os
import subprocess
import sys
import threading
import time

from prelude import X86, call, succeeded

MARK = "86399.25"  # what a process left behind would be called by: sleep 86399.25


def _child():
    time.sleep(float(MARK))
    os._exit(0)


def fork(secret, folder, grader):
    return os.fork() or _child()


def fork_twice_and_detach(secret, folder, grader):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            _child()
        os._exit(0)
    return "detached"


def fork_without_end(secret, folder, grader):
    children = 0
    while children < 100:
        if os.fork() == 0:
            _child()
        children += 1
    return children


def fork_by_system_call(secret, folder, grader):
    arguments = bytes(32) + (17).to_bytes(8, "little") + bytes(24)
    loot = succeeded(clone3=lambda: call("clone3", arguments, 64) or _child())
    return loot + succeeded(clone=lambda: call("clone", 17, 0, 0, 0, 0) or _child())


def vfork(secret, folder, grader):
    if not X86:
        raise OSError("no such call")
    libc = ctypes.CDLL(None, use_errno=True)
    return libc.syscall(58) > 0 or None


def fork_in_a_namespace(secret, folder, grader):
    return call("clone", 0x10000000 | 17, 0, 0, 0, 0) or _child()


def fork_with_a_terminal(secret, folder, grader):
    import pty

    return pty.fork()[0] or _child()


def start_a_thread(secret, folder, grader):
    libc = ctypes.CDLL(None)
    return succeeded(
        thread=lambda: threading.Thread(target=time.sleep, args=(100,)).start(),
        raw=lambda: __import__("_thread").start_new_thread(time.sleep, (100,)),
        native=lambda: libc.pthread_create(ctypes.byref(ctypes.c_long()), None, libc.getpid, None) == 0 or 1 / 0,
    )


def run_a_shell(secret, folder, grader):
    return os.system(f"echo x > {folder}/shell; sleep {MARK} &") == 0


def run_a_program(secret, folder, grader):
    return succeeded(
        run=lambda: subprocess.run(["sleep", "0"], check=True),
        popen=lambda: subprocess.Popen(["sleep", MARK], start_new_session=True),
        spawn=lambda: os.posix_spawn("/bin/sleep", ["sleep", MARK], {}),
        os_popen=lambda: os.popen(f"sleep {MARK}"),
    )


def become_a_program(secret, folder, grader):
    return succeeded(
        execv=lambda: os.execv("/bin/sleep", ["sleep", MARK]),
        execve=lambda: os.execve(sys.executable or "/bin/sh", ["x"], {}),
        execveat=lambda: call("execveat", -100, b"/bin/sleep", None, None, 0),
    )


def use_multiprocessing(secret, folder, grader):
    import multiprocessing

    return multiprocessing.get_context("fork").Process(target=_child).start() or "started"


def use_a_pool(secret, folder, grader):
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(str, range(2)))


def leave_the_session(secret, folder, grader):
    return succeeded(setsid=lambda: call("setsid"), setpgid=lambda: call("setpgid", 0, os.getppid()))
