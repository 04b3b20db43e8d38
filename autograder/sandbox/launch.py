"""What it takes to start a worker, by whichever way: the command, its settings, its environment."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from .pipes import Pipe
from .records import Limits

HOME = Path(__file__).parent
START = "import sys; sys.path.append(sys.argv[1]); from inside import {0}; {0}.main()"


@dataclass(frozen=True)
class Usage:
    """What a worker has used: CPU seconds, and the peak of its resident memory in bytes."""

    cpu: float
    peak: int


class Process(Protocol):
    """One worker process."""

    pipe: Pipe

    def is_stopped(self) -> bool:
        """Whether it cannot run, since somebody has stopped it."""

    def end(self) -> Usage | None:
        """Kill it, reap it, close its pipe; what it used, where that is known."""


class Launcher(Protocol):
    """Something that starts workers."""

    def worker(self) -> Process:
        """A fresh worker; raises SandboxError."""

    def close(self) -> None:
        """End it and every worker that is left."""


def is_stopped(pid: int) -> bool:
    """Whether somebody has stopped that process; False where that cannot be told."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in ("T", "t")
    except (OSError, IndexError):
        return False


def settings(limits: Limits, preload: Sequence[str], layers: Sequence[str]) -> dict[str, Any]:
    """What the worker's side has to know; nothing in it is secret."""
    chain_rule = HOME.parent / "chain_rule.py"
    return {
        "home": str(HOME),
        "path": _folders(("numpy", "msgspec", *preload)),
        "preload": list(preload),
        "chain_rule": str(chain_rule) if chain_rule.exists() else None,
        "layers": list(layers),
        "memory": limits.memory,
        "cpu": int(limits.submission) + 2,
        "output": limits.output,
        "reply": limits.reply,
    }


def _folders(modules: Sequence[str]) -> list[str]:
    """The folders these modules are imported from: the worker's Python starts without site-packages."""
    found: dict[str, None] = {}
    for module in modules:
        spec = importlib.util.find_spec(module.split(".")[0])
        for place in (spec.submodule_search_locations or [spec.origin or ""]) if spec else []:
            found[str(Path(place).parent)] = None
    return list(found)


def command(module: str, options: dict[str, Any]) -> list[str]:
    """The command line that runs `main` of that module of `inside`."""
    flags = ["-I", "-S", "-X", "utf8"]
    return [sys.executable, *flags, "-c", START.format(module), str(HOME), json.dumps(options)]


def environment() -> dict[str, str]:
    """The environment of what it starts: none."""
    # Windows starts no process without it; elsewhere a worker has no environment at all.
    return {"SYSTEMROOT": os.environ["SYSTEMROOT"]} if "SYSTEMROOT" in os.environ else {}
