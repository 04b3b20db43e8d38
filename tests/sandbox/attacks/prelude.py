"""What every attack may use. It runs in the worker as the first cell and then is the module `prelude`."""

import ctypes
import os
import platform
import sys

X86 = platform.machine() == "x86_64"
# name: (x86_64, aarch64)
NUMBERS = {
    "openat": (257, 56), "openat2": (437, 437), "statx": (332, 291), "mknodat": (259, 33), "memfd_create": (319, 279),
    "name_to_handle_at": (303, 264), "open_by_handle_at": (304, 265), "mount": (165, 40), "fsopen": (430, 430),
    "open_tree": (428, 428), "pivot_root": (155, 41), "chroot": (161, 51), "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426), "clone": (56, 220), "clone3": (435, 435), "execveat": (322, 281),
    "kill": (62, 129), "tkill": (200, 130), "tgkill": (234, 131), "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240), "pidfd_open": (434, 434), "pidfd_send_signal": (424, 424), "fcntl": (72, 25),
    "timer_create": (222, 107), "ptrace": (101, 117), "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271), "pidfd_getfd": (438, 438), "kcmp": (312, 272), "perf_event_open": (298, 241),
    "process_madvise": (440, 440), "bpf": (321, 280), "userfaultfd": (323, 282), "add_key": (248, 217),
    "request_key": (249, 218), "keyctl": (250, 219), "unshare": (272, 97), "setns": (308, 268),
    "init_module": (175, 105), "finit_module": (313, 273), "personality": (135, 92), "capset": (126, 91),
    "setuid": (105, 146), "setresuid": (117, 147), "setfsuid": (122, 151), "seccomp": (317, 277), "prctl": (157, 167),
    "prlimit64": (302, 261), "setpriority": (141, 140), "sched_setaffinity": (203, 122), "ioprio_set": (251, 30),
    "sched_setattr": (314, 274), "migrate_pages": (256, 238), "move_pages": (279, 239), "reboot": (169, 142),
    "sethostname": (170, 161), "settimeofday": (164, 170), "clock_settime": (227, 112), "adjtimex": (159, 171),
    "shmget": (29, 194), "msgget": (68, 186), "semget": (64, 190), "mq_open": (240, 180),
    "inotify_init1": (294, 26), "fanotify_init": (300, 262), "pipe2": (293, 59), "dup": (32, 23), "dup3": (292, 24),
    "eventfd2": (290, 19), "epoll_create1": (291, 20), "signalfd4": (289, 74), "splice": (275, 76), "tee": (276, 77),
    "vmsplice": (278, 75), "sendfile": (40, 71), "swapon": (167, 224), "kexec_load": (246, 104), "quotactl": (179, 60),
    "acct": (163, 89), "syslog": (103, 116), "landlock_create_ruleset": (444, 444), "socket": (41, 198),
    "socketpair": (53, 199), "iopl": (172, None), "modify_ldt": (154, None), "arch_prctl": (158, None),
    "setpgid": (109, 154), "setsid": (112, 157), "mlock": (149, 228), "mbind": (237, 235), "ioctl": (16, 29),
    "memfd_secret": (447, 447), "futex_waitv": (449, 449), "cachestat": (451, 451), "listmount": (458, 458),
    "getpid": (39, 172), "pkey_alloc": (330, 289), "lookup_dcookie": (212, 18),
}  # fmt: skip

_libc = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long


def call(name, *arguments):
    """The system call itself, past every wrapper; raises OSError."""
    result = _libc.syscall(NUMBERS[name][0 if X86 else 1], *arguments)
    if result < 0:
        raise OSError(ctypes.get_errno(), name)
    return result


def succeeded(**attempts):
    """The names of the attempts that did not raise, with what they brought."""
    loot = []
    for name, attempt in attempts.items():
        try:
            loot.append(f"{name}: {attempt()!r}"[:200])
        except Exception:
            continue
    return loot


def pipes():
    """The two descriptors that lead to the grader: what it reads, and what it writes."""
    import fcntl

    found = []
    for descriptor in range(3, 64):
        try:
            found.append((fcntl.fcntl(descriptor, fcntl.F_GETFL) & os.O_ACCMODE, descriptor))
        except OSError:
            continue
    writable = [descriptor for mode, descriptor in found if mode == os.O_WRONLY]
    readable = [descriptor for mode, descriptor in found if mode == os.O_RDONLY]
    return writable[0], readable[0]


sys.modules["prelude"] = sys.modules["__main__"]
