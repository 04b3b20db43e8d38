"""Reading, finding and changing files."""

import ctypes
import os
import sys

import numpy as np
from prelude import call, succeeded


def read_a_file(secret, folder, grader):
    with open(secret) as file:
        return file.read()


def read_by_os_open(secret, folder, grader):
    return os.read(os.open(secret, os.O_RDONLY), 100)


def read_by_system_call(secret, folder, grader):
    return os.read(call("openat", -100, secret.encode(), 0), 100)


def read_by_openat2(secret, folder, grader):
    return os.read(call("openat2", -100, secret.encode(), bytes(24), 24), 100)


def read_by_handle(secret, folder, grader):
    handle, mount = ctypes.create_string_buffer(b"\x80\x00\x00\x00" + bytes(140)), ctypes.c_int()
    call("name_to_handle_at", -100, secret.encode(), handle, ctypes.byref(mount), 0)
    return "handle"


def read_by_path_only(secret, folder, grader):
    return os.open(folder, os.O_PATH)


def read_with_numpy(secret, folder, grader):
    return succeeded(
        fromfile=lambda: np.fromfile(secret, "u1"),
        memmap=lambda: np.memmap(secret, "u1", "r"),
        loadtxt=lambda: np.loadtxt(secret, dtype=str),
        load=lambda: np.load(secret),
    )


def import_a_file(secret, folder, grader):
    sys.path.insert(0, folder)
    sys.path_importer_cache.clear()
    import stolen

    return stolen.SECRET


def import_the_grader(secret, folder, grader):
    import autograder.core

    return autograder.core.__file__


def load_a_library(secret, folder, grader):
    return succeeded(
        **{name.replace(".", "_"): lambda name=name: ctypes.CDLL(name) for name in ("libsqlite3.so.0", secret)}
    )


def stat_a_file(secret, folder, grader):
    return succeeded(
        stat=lambda: os.stat(secret),
        lstat=lambda: os.lstat(secret),
        statx=lambda: call("statx", -100, secret.encode(), 0, 0x7FF, ctypes.create_string_buffer(256)),
        access=lambda: os.access(secret, os.R_OK) or 1 / 0,
        exists=lambda: os.path.exists(secret) or 1 / 0,
        statvfs=lambda: os.statvfs(folder),
    )


def list_a_folder(secret, folder, grader):
    return succeeded(
        listdir=lambda: os.listdir(folder),
        scandir=lambda: list(os.scandir("/")),
        walk=lambda: next(os.walk("/")),
        glob=lambda: __import__("glob").glob("/*")[0],
    )


def read_a_link(secret, folder, grader):
    return succeeded(exe=lambda: os.readlink("/proc/self/exe"), cwd=lambda: os.readlink("/proc/self/cwd"))


def write_a_file(secret, folder, grader):
    with open(folder + "/written", "w") as file:
        return file.write("x")


def append_to_a_file(secret, folder, grader):
    return succeeded(
        append=lambda: open(secret, "a").write("x"),
        truncate=lambda: os.truncate(secret, 0),
        update=lambda: os.open(secret, os.O_RDWR),
    )


def create_special_files(secret, folder, grader):
    return succeeded(
        fifo=lambda: os.mkfifo(folder + "/fifo"),
        node=lambda: call("mknodat", -100, (folder + "/node").encode(), 0o100644, 0),
        unnamed=lambda: os.open(folder, os.O_TMPFILE | os.O_RDWR),
        memory=lambda: call("memfd_create", b"x", 0),
        secret_memory=lambda: call("memfd_secret", 0),
    )


def make_a_folder(secret, folder, grader):
    os.mkdir(folder + "/made")
    return "made"


def remove_a_file(secret, folder, grader):
    return succeeded(remove=lambda: os.remove(secret), rmdir=lambda: os.rmdir(folder + "/inner"))


def rename_a_file(secret, folder, grader):
    return succeeded(
        rename=lambda: os.rename(secret, folder + "/gone"),
        link=lambda: os.link(secret, folder + "/link"),
        symlink=lambda: os.symlink("/", folder + "/root"),
    )


def change_modes_and_owners(secret, folder, grader):
    return succeeded(
        chmod=lambda: os.chmod(secret, 0o777),
        chown=lambda: os.chown(secret, os.getuid(), -1),
        utime=lambda: os.utime(secret, (0, 0)),
        setxattr=lambda: os.setxattr(secret, "user.x", b"x"),
        listxattr=lambda: os.listxattr(secret) or "none",
    )


def leave_the_folder(secret, folder, grader):
    return succeeded(
        chdir=lambda: os.chdir(folder) or "in",
        chroot=lambda: call("chroot", folder.encode()),
        pivot=lambda: call("pivot_root", folder.encode(), folder.encode()),
    )


def mount_something(secret, folder, grader):
    return succeeded(
        bind=lambda: call("mount", b"/", folder.encode(), None, 4096, None),
        tmpfs=lambda: call("mount", b"x", folder.encode(), b"tmpfs", 0, None),
        fsopen=lambda: call("fsopen", b"tmpfs", 0),
        open_tree=lambda: call("open_tree", -100, b"/", 1),
        listmount=lambda: call("listmount", None, None, 0, 0),
    )


def use_io_uring(secret, folder, grader):
    return call("io_uring_setup", 8, ctypes.create_string_buffer(120))


def watch_files(secret, folder, grader):
    return succeeded(inotify=lambda: call("inotify_init1", 0), fanotify=lambda: call("fanotify_init", 0, 0))


def read_inherited_descriptors(secret, folder, grader):
    loot = []
    for descriptor in range(64):
        if descriptor in __import__("prelude").pipes():
            continue
        try:
            loot.append(os.pread(descriptor, 100, 0))
        except OSError:
            continue
    return [piece for piece in loot if piece]
