"""Notebooks whose metadata, given cells or check cells were edited: the marks do not come from there."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from besieged import Round, gained, isolation, right, run

Notebook = dict[str, Any]
EQUAL = "class E(float):\n    __eq__ = __le__ = lambda self, other: True\n    __sub__ = lambda self, other: 0.0\n"
PATCHED = "np.all = np.allclose = lambda *a, **k: True\nnp.abs = abs = lambda *a: 0.0\n"


def cells(notebook: Notebook, part: str) -> list[dict[str, Any]]:
    """The code cells that students answer in ("solution"), that check ("grade"), or that were given ("locked")."""
    marks = [(cell, cell["metadata"].get("nbgrader", {})) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    if part == "locked":
        return [cell for cell, mark in marks if mark.get("locked") and not mark.get("grade")]
    return [cell for cell, mark in marks if mark.get(part)]


def wrong(notebook: Notebook) -> None:
    """Break the first link, and leave the others out."""
    for cell in cells(notebook, "solution"):
        name = cell["metadata"]["nbgrader"]["grade_id"]
        cell["source"] = {
            "dC_da": "def dC_da(a, y):\n    return a - y",
            "dz_dw": "def dz_dw(a_prev):\n    return [1]",
        }.get(name, "")


def points_in_the_metadata(notebook: Notebook) -> None:
    for cell in notebook["cells"]:
        cell["metadata"].setdefault("nbgrader", {}).update(points=1000.0, score=1000.0)
    notebook["metadata"].update(score=40.0, autograder={"assignment": "one-weight", "points": {"dC_da": 400}})


def check_cells_that_say_yes(notebook: Notebook) -> None:
    for cell in cells(notebook, "grade"):
        cell["source"] = PATCHED + "print('40 of 40 points')"


def given_cells_that_patch_numpy(notebook: Notebook) -> None:
    for cell in cells(notebook, "locked"):
        cell["source"] = "import numpy as np\nfrom chain_rule import *\n" + PATCHED


def given_cells_that_derive(notebook: Notebook) -> None:
    for cell in cells(notebook, "locked"):
        cell["source"] = "ACTIVATIONS = {}\nORACLES = ()\nloss = forward = lambda *a: 0.0\n"


def solution_cells_that_are_locked(notebook: Notebook) -> None:
    for cell in cells(notebook, "solution"):
        cell["metadata"]["nbgrader"].update(locked=True, solution=False, grade=True, points=40)


def solution_cells_twice(notebook: Notebook) -> None:
    notebook["cells"] += deepcopy(cells(notebook, "solution"))


def a_last_cell_of_equal_objects(notebook: Notebook) -> None:
    source = EQUAL + "dC_da = lambda a, y: [E(1)] * len(a)\npredictions = dict.fromkeys('abc', E(1))"
    notebook["cells"].append({"cell_type": "code", "metadata": {}, "source": source, "outputs": []})


def outputs_of_a_full_score(notebook: Notebook) -> None:
    for cell in cells(notebook, "grade"):
        cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": '{"score": 40.0, "max_score": 40.0}'}]


def grade_ids_of_other_cells(notebook: Notebook) -> None:
    for cell in cells(notebook, "solution"):
        cell["metadata"]["nbgrader"]["grade_id"] = "../../solutions/one-weight/one-weight.ipynb\x1b[2J"


EDITS: tuple[Callable[[Notebook], None], ...] = (
    points_in_the_metadata,
    check_cells_that_say_yes,
    given_cells_that_patch_numpy,
    given_cells_that_derive,
    solution_cells_that_are_locked,
    solution_cells_twice,
    a_last_cell_of_equal_objects,
    outputs_of_a_full_score,
    grade_ids_of_other_cells,
)


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Round]:
    folder = tmp_path_factory.mktemp("notebooks")
    names = {"honest": lambda notebook: None} | {edit.__name__: edit for edit in EDITS}
    for name, edit in names.items():
        notebook = json.loads(right("one-weight").read_text(encoding="utf-8"))
        wrong(notebook)
        edit(notebook)
        (folder / f"{name}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    files = [folder / f"{name}.ipynb" for name in names] + [right("one-weight")]
    return folder, run(files, "one-weight", isolation())


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_an_edited_notebook_gains_no_mark(edit: Callable[[Notebook], None], graded: tuple[Path, Round]) -> None:
    folder, found = graded
    attack, honest = (found.reports[str(folder / f"{name}.ipynb")] for name in (edit.__name__, "honest"))
    assert honest["score"] > 0
    assert gained(attack, honest) == {}


def test_the_right_notebook_after_them_earns_every_mark(graded: tuple[Path, Round]) -> None:
    report = graded[1].reports[str(right("one-weight"))]
    assert report["score"] == report["max_score"]
