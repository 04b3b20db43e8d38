"""The house in figures: `python benchmarks/house.py` prints its import graph, and what a mistake runs through.

`--root DIR` looks at another checkout's `autograder/core/diagnosis` (the graph only).
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PART = "autograder.core.diagnosis"


def modules(root: Path) -> dict[str, Path]:
    """The modules of the diagnosis that hold code, by name."""
    folder = root / PART.replace(".", "/")
    names = {path: ".".join(path.relative_to(folder).with_suffix("").parts) for path in sorted(folder.rglob("*.py"))}
    return {name: path for path, name in names.items() if not name.endswith("__init__")}


def graph(root: Path) -> dict[str, set[str]]:
    """Which modules of the diagnosis each one imports."""
    known = modules(root)
    return {name: set(_imported(path, known)) - {name} for name, path in known.items()}


def _imported(path: Path, known: dict[str, Path]) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(PART):
            base = node.module.removeprefix(PART).lstrip(".")
            for alias in node.names:
                deeper = f"{base}.{alias.name}".lstrip(".")
                if deeper in known or base in known:
                    yield deeper if deeper in known else base


def room(name: str) -> str:
    """The wing of a module, or the module itself where it stands alone."""
    return name.partition(".")[0]


def between_rooms(edges: dict[str, set[str]]) -> dict[str, set[str]]:
    """The same graph, each wing taken as one."""
    rooms: dict[str, set[str]] = {room(name): set() for name in edges}
    for name, uses in edges.items():
        rooms[room(name)] |= {room(one) for one in uses} - {room(name)}
    return rooms


def floors(edges: dict[str, set[str]]) -> int:
    """The longest way down."""

    def height(name: str) -> int:
        return 1 + max((height(one) for one in edges[name]), default=0)

    return max(height(name) for name in edges)


def described(edges: dict[str, set[str]]) -> str:
    return f"{len(edges)} on {floors(edges)} floors, {sum(map(len, edges.values()))} imports between them"


def run_through(diagnosed: Callable[[], Any]) -> str:
    """The modules and functions of the diagnosis that are entered while something is diagnosed."""
    entered: set[tuple[str, str]] = set()

    def trace(frame: Any, _event: str, _argument: Any) -> None:
        module = frame.f_globals.get("__name__", "")
        if module.startswith(PART):
            entered.add((module, frame.f_code.co_qualname))

    diagnosed()  # what is worked out once is not counted
    sys.setprofile(trace)
    try:
        diagnosed()
    finally:
        sys.setprofile(None)
    return f"{len({module for module, _ in entered})} modules, {len(entered)} functions"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=ROOT)
    root = parser.parse_args().root
    edges = graph(root)
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in modules(root).values())
    print(f"modules: {described(edges)}, {lines} lines")
    print(f"rooms, each wing one: {described(between_rooms(edges))}")
    if root == ROOT:
        from unknown import diagnosed

        from autograder.core.lesson import answer

        def lost(a: Any, y: Any) -> Any:
            return a - y

        def cubed(W: Any, A_prev: Any, Y: Any, g: str) -> Any:
            return answer("gradient_batch", (W, A_prev**3, Y, g))

        print(f"a known mistake in dC_da runs through {run_through(lambda: diagnosed('dC_da', lost))}")
        print(f"an unknown one in gradient_batch, through {run_through(lambda: diagnosed('gradient_batch', cubed))}")


if __name__ == "__main__":
    main()
