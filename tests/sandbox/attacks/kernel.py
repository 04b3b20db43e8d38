"""Everything else that a kernel offers, and getting rid of the walls."""

import ctypes
import mmap
import os
import resource
import struct

from prelude import X86, call, succeeded


def become_root(secret, folder, grader):
    return succeeded(
        setuid=lambda: call("setuid", 0),
        setresuid=lambda: call("setresuid", 0, 0, 0),
        capset=lambda: call("capset", struct.pack("Ii", 0x20080522, 0), b"\xff" * 24),
        setgroups=lambda: os.setgroups([0]),
    )


def make_a_namespace(secret, folder, grader):
    flags = {"user": 1 << 28, "net": 1 << 30, "pid": 1 << 29, "mount": 1 << 17, "ipc": 1 << 27, "cgroup": 1 << 25}
    return succeeded(**{name: lambda flag=flag: call("unshare", flag) for name, flag in flags.items()})


def join_a_namespace(secret, folder, grader):
    return call("setns", 0, 0) or "joined"


def load_a_kernel_module(secret, folder, grader):
    return succeeded(
        init=lambda: call("init_module", b"x", 1, b""),
        finit=lambda: call("finit_module", 0, b"", 0),
        kexec=lambda: call("kexec_load", 0, 0, None, 0),
    )


def load_a_bpf_program(secret, folder, grader):
    return call("bpf", 0, bytes(128), 128)


def use_userfaultfd(secret, folder, grader):
    return call("userfaultfd", 1)


def use_keyrings(secret, folder, grader):
    return succeeded(
        add=lambda: call("add_key", b"user", b"loot", b"x", 1, -3),
        request=lambda: call("request_key", b"user", b"loot", None, -3),
        session=lambda: call("keyctl", 0, -3, 1),
    )


def share_memory(secret, folder, grader):
    return succeeded(
        shm=lambda: call("shmget", 4711, 4096, 0o1666),
        message=lambda: call("msgget", 4711, 0o1666),
        semaphore=lambda: call("semget", 4711, 1, 0o1666),
        queue=lambda: call("mq_open", b"attack", 0o102, 0o666, None),
    )


def change_the_machine(secret, folder, grader):
    return succeeded(
        hostname=lambda: call("sethostname", b"owned", 5),
        time=lambda: call("settimeofday", bytes(16), None),
        clock=lambda: call("clock_settime", 0, bytes(16)),
        adjust=lambda: call("adjtimex", bytes(208)),
        reboot=lambda: call("reboot", 0, 0, 0, 0),
        swap=lambda: call("swapon", b"/x", 0),
        quota=lambda: call("quotactl", 0, None, 0, None),
        account=lambda: call("acct", None),
        log=lambda: call("syslog", 10, None, 0),
    )


def loosen_the_filter(secret, folder, grader):
    allow = ctypes.create_string_buffer(struct.pack("HBBI", 6, 0, 0, 0x7FFF0000))
    program = struct.pack("HxxxxxxQ", 1, ctypes.addressof(allow))
    loot = succeeded(
        seccomp=lambda: call("seccomp", 1, 0, program),
        listener=lambda: call("seccomp", 1, 8, program),
        prctl=lambda: call("prctl", 22, 2, program, 0, 0),
        landlock=lambda: call("landlock_create_ruleset", bytes(8), 8, 0),
        privileges=lambda: call("prctl", 38, 0, 0, 0, 0),
    )
    return loot or succeeded(read=lambda: open(secret).read())


def raise_the_limits(secret, folder, grader):
    return succeeded(
        memory=lambda: resource.setrlimit(resource.RLIMIT_AS, (-1, -1)),
        cpu=lambda: resource.setrlimit(resource.RLIMIT_CPU, (-1, -1)),
        prlimit=lambda: call("prlimit64", 0, 9, struct.pack("qq", -1, -1), None),
        lock=lambda: call("mlock", id(secret) & ~4095, 4096),
    )


def change_the_personality(secret, folder, grader):
    return succeeded(
        personality=lambda: call("personality", 0x40000),
        ports=lambda: call("iopl", 3),
        table=lambda: call("modify_ldt", 0, bytes(16), 16),
        segments=lambda: call("arch_prctl", 0x1002, 0),
    )


def make_descriptors(secret, folder, grader):
    return succeeded(
        pipe=lambda: os.pipe(),
        dup=lambda: call("dup", 0),
        dup_over=lambda: call("dup3", 0, 40, 0),
        event=lambda: call("eventfd2", 0, 0),
        epoll=lambda: call("epoll_create1", 0),
        signals=lambda: call("signalfd4", -1, bytes(8), 8, 0),
        splice=lambda: call("splice", 0, None, 1, None, 1, 0),
        tee=lambda: call("tee", 0, 1, 1, 0),
        vmsplice=lambda: call("vmsplice", 1, struct.pack("QQ", id(secret), 8), 1, 0),
        sendfile=lambda: call("sendfile", 1, 0, None, 1),
    )


def call_what_is_newer_than_the_table(secret, folder, grader):
    libc = ctypes.CDLL(None, use_errno=True)
    loot = []
    for number in range(440, 1024):
        ctypes.set_errno(0)
        if libc.syscall(number, 0, 0, 0, 0, 0, 0) >= 0 or ctypes.get_errno() in (14, 22):  # EFAULT, EINVAL: it ran
            loot.append(number)
    return loot


def call_every_unlisted_number(secret, folder, grader):
    """A refusal must come from the filter, so that an argument it would accept cannot matter."""
    import prelude

    loot = []
    for name in sorted(prelude.NUMBERS):
        if name in ("getpid", "fcntl"):
            continue
        try:
            call(name, -1, -1, -1, -1, -1)
        except OSError as refusal:
            if refusal.errno in (1, 13, 25, 38):
                continue
        except TypeError:
            continue
        loot.append(name)
    return loot


def _run(code):
    area = mmap.mmap(-1, 4096, prot=7)
    area.write(code)
    return ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(area)))()


def call_as_a_32_bit_program(secret, folder, grader):
    if not X86:
        raise OSError("no such mode")
    return _run(bytes.fromhex("53 b814000000 cd80 5b c3")) > 0  # getpid by int 0x80


def call_as_an_x32_program(secret, folder, grader):
    if not X86:
        raise OSError("no such mode")
    return _run(bytes.fromhex("b827000040 0f05 c3")) > 0  # getpid by its x32 number


def call_from_own_machine_code(secret, folder, grader):
    if not X86:
        raise OSError("written for another machine")
    return _run(bytes.fromhex("b839000000 0f05 c3")) > 0  # fork
