"""Preparing the process: all that a student's code may import is imported, while files can still be read."""

from __future__ import annotations

import contextlib
import gc
import importlib
import importlib.util
import os
import random
import sys
import time
import warnings
from types import ModuleType
from typing import Any

from .oracles import Gate

# What a worker has not imported before it is confined, it never can.
PRELOAD = """
numpy numpy.core numpy.char numpy.rec numpy.strings numpy.ctypeslib numpy.f2py
numpy.linalg numpy.random numpy.fft numpy.ma numpy.polynomial numpy.lib.stride_tricks numpy.typing
math cmath random itertools functools operator collections collections.abc typing dataclasses copy time
datetime _strptime calendar statistics fractions decimal string re json abc enum warnings contextlib inspect
textwrap pprint numbers bisect heapq array timeit os os.path sys io types traceback linecache pathlib csv
hashlib base64 struct logging unicodedata secrets argparse tempfile glob shutil platform weakref pickle
encodings.ascii encodings.latin_1 encodings.idna __future__ threading queue uuid numpy.testing unittest
ctypes doctest
"""


def prepare(settings: dict[str, Any]) -> Gate:
    """Import what students may use, put the stand-ins in place, and return the gate of the oracles.

    Settings: path (folders to import from), preload (further modules), chain_rule (a file, or none).
    """
    # Before numpy: a BLAS with threads hangs in every forked worker.
    os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = "1"
    sys.path[:] = [entry for entry in sys.path if entry != settings["home"]] + settings["path"]
    warnings.simplefilter("ignore")
    for name in PRELOAD.split():
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    for name in settings["preload"]:
        _import_further(name)
    import numpy as np

    np.seterr(all="ignore")
    time.localtime()  # reads the time zone
    gate = Gate()
    if settings["chain_rule"]:
        _load_chain_rule(settings["chain_rule"], gate)
    from . import stand_ins

    stand_ins.install()
    stand_ins.silence_plots()
    worker()
    os.environ.clear()
    gc.collect()
    gc.freeze()
    return gate


def worker() -> ModuleType:
    """The module that serves, imported only once the process is prepared for its numpy."""
    return importlib.import_module("inside.worker")


def reseed() -> None:
    """Give this process random numbers of its own; forks share the generators' state."""
    random.seed()


def _import_further(name: str) -> None:
    if name.split(".")[0] == "matplotlib":
        os.environ["MPLBACKEND"] = "agg"
        name = "matplotlib.pyplot"
    with contextlib.suppress(ImportError):
        importlib.import_module(name)


def _load_chain_rule(path: str, gate: Gate) -> None:
    spec = importlib.util.spec_from_file_location("chain_rule", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"no module in {path}")
    module = importlib.util.module_from_spec(spec)
    sys.modules["chain_rule"] = module
    spec.loader.exec_module(module)
    module.__dict__.pop("__file__", None)
    gate.replace_oracles(module)
