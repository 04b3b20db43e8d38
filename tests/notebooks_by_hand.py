"""Notebooks as students hand them in: the released and the solved ones, taken apart and damaged."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
BLANK = "raise NotImplementedError()"
WRITTEN = "def dC_da(a, y):\n    return 2 * (a - y)  # mine\n"


def stored(folder: str, assignment: str = "one-weight") -> dict[str, Any]:
    """A notebook of ours: folder is `solutions` or `assignments`."""
    return json.loads((ROOT / folder / assignment / f"{assignment}.ipynb").read_bytes())


def code(source: Any, grade_id: Any = None) -> dict[str, Any]:
    """A code cell."""
    metadata = {} if grade_id is None else {"nbgrader": {"grade_id": grade_id, "solution": True}}
    return {
        "cell_type": "code",
        "metadata": metadata,
        "source": source,
        "outputs": [],
        "execution_count": None,
    }


def grade_id(cell: dict[str, Any]) -> str | None:
    """The grade id of a cell of our own notebooks."""
    return cell["metadata"].get("nbgrader", {}).get("grade_id")


def place(notebook: dict[str, Any], name: str) -> int:
    """Where in the notebook the cell of that grade id stands."""
    return [grade_id(cell) for cell in notebook["cells"]].index(name)


def cell_of(notebook: dict[str, Any], name: str) -> dict[str, Any]:
    """The cell of that grade id."""
    return notebook["cells"][place(notebook, name)]


def with_source(notebook: dict[str, Any], **sources: Any) -> dict[str, Any]:
    """The notebook with other sources in the cells of these grade ids."""
    changed = copy.deepcopy(notebook)
    for name, source in sources.items():
        cell_of(changed, name)["source"] = source
    return changed


def with_cell(notebook: dict[str, Any], at: int, cell: Any) -> dict[str, Any]:
    """The notebook with one cell more."""
    changed = copy.deepcopy(notebook)
    changed["cells"].insert(at, cell)
    return changed


def without(notebook: dict[str, Any], *names: str) -> dict[str, Any]:
    """The notebook without the cells of these grade ids."""
    kept = [cell for cell in notebook["cells"] if grade_id(cell) not in names]
    return {**notebook, "cells": kept}


def stripped(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook without any metadata, as some converters leave it."""
    return {**notebook, "metadata": {}, "cells": [{**cell, "metadata": {}} for cell in notebook["cells"]]}


def as_bytes(notebook: Any) -> bytes:
    """What is in the file."""
    return json.dumps(notebook).encode()
