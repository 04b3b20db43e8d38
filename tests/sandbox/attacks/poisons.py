"""Changing what the worker, and every later submission, is made of; looking for what it has inherited."""

import builtins
import ctypes
import gc
import os
import sys

import numpy as np
from prelude import X86


def break_the_builtins(secret, folder, grader):
    for name in ("len", "isinstance", "type", "getattr", "list", "print", "str", "bytes", "sum", "map"):
        setattr(builtins, name, lambda *args, **kwargs: 42)


def empty_the_builtins(secret, folder, grader):
    vars(builtins).clear()


def break_numpy(secret, folder, grader):
    for name in ("asarray", "array", "frombuffer", "allclose", "zeros", "array_equal", "sum", "abs"):
        setattr(np, name, lambda *args, **kwargs: 42)
    np.random.seed(0)


def break_numpy_from_inside(secret, folder, grader):
    ctypes.memset(id(np.float64), 0, 64)


def break_small_integers(secret, folder, grader):
    ctypes.memmove(id(2) + 24, id(3) + 24, 4)


def break_true(secret, folder, grader):
    ctypes.memmove(id(False) + 24, id(True) + 24, 4)


def break_the_wire(secret, folder, grader):
    wire = sys.modules["inside.wire"]
    wire.frame = lambda *args: b"\x00" * 100
    wire.leaf = lambda *args: None


def break_reading_and_writing(secret, folder, grader):
    write = os.write
    os.write = lambda descriptor, data: write(descriptor, bytes(reversed(bytes(data))))


def break_the_imports(secret, folder, grader):
    builtins.__import__ = None
    sys.modules.clear()
    sys.meta_path.clear()


def break_the_output(secret, folder, grader):
    sys.stdout = sys.stderr = None
    del sys.modules["__main__"]


def trace_everything(secret, folder, grader):
    sys.settrace(lambda *args: 1 / 0)
    sys.setprofile(lambda *args: 1 / 0)


def free_what_is_in_use(secret, folder, grader):
    for thing in gc.get_objects()[:2000]:
        ctypes.c_long.from_address(id(thing)).value = 1


def run_at_exit(secret, folder, grader):
    import atexit
    import weakref

    atexit.register(lambda: os.mkdir(folder + "/exit"))
    weakref.finalize(np, lambda: os.mkdir(folder + "/final"))
    sys.exit()


def open_the_oracles(secret, folder, grader):
    for thing in gc.get_objects():
        if type(thing).__name__ == "Gate":
            thing.closed = False
    import chain_rule

    loot = [name for name in chain_rule.ORACLES if getattr(chain_rule, name)() is not None]
    return loot or [thing for thing in gc.get_objects() if getattr(thing, "__code__", None) and _is_oracle(thing)]


def _is_oracle(thing):
    import chain_rule

    return thing.__code__.co_filename.endswith("chain_rule.py") and thing.__name__ in chain_rule.ORACLES


def search_the_environment(secret, folder, grader):
    own = ctypes.CDLL(None)
    own.getenv.restype = ctypes.c_char_p
    return {**os.environ} or own.getenv(b"GRADER_SECRET") or own.getenv(b"PATH")


def search_the_objects(secret, folder, grader):
    mark = "".join(["ecret-of-", "the-grader"])
    return [text for text in map(repr, gc.get_objects()) if mark in text][:1]


def search_the_memory(secret, folder, grader):
    """All that is mapped around any object; the needle is in two pieces, so as not to find itself."""
    libc, pages, loot = ctypes.CDLL(None), 4096, 0
    block = 14 if X86 else 135  # rt_sigprocmask: fails where its argument cannot be read, instead of crashing

    def readable(page):
        return libc.syscall(block, 0, ctypes.c_void_p(page), None, 8) == 0

    searched = []
    for page in sorted({id(thing) & -pages for thing in gc.get_objects()}):
        if any(first <= page < last for first, last in searched[-1:]):
            continue
        first, last = page, page
        while readable(first - pages) and not any(first == end for _, end in searched[-1:]):
            first -= pages
        while readable(last):
            last += pages
        searched.append((first, last))
        loot += _count(ctypes.string_at(first, last - first))
    return loot


def _count(memory):
    found, at = 0, memory.find(b"ecret-of-")
    while at >= 0:
        found += memory[at + 9 : at + 19] == b"the-grader"
        at = memory.find(b"ecret-of-", at + 1)
    return found


def keep_and_forget(text):
    """Nothing, but the text was here."""
    return len(text)


def search_the_frames(secret, folder, grader):
    frame, found = sys._getframe(), []
    while frame is not None:
        found += [name for name in frame.f_locals if "reference" in name or "secret_" in name or name == "answers"]
        frame = frame.f_back
    return found


def search_the_modules(secret, folder, grader):
    return [name for name in sys.modules if name.split(".")[0] in ("autograder", "pytest", "nbformat")]
