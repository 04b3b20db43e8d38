"""The notebooks: a release equals a fresh one, they run as solved and as released, the cells are in order."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbclient
import nbformat
import numpy as np
import pytest

ROOT = Path(__file__).parent.parent
POINTS = {
    "one-weight": {"predictions": 5, "dC_da": 10, "da_dz": 12, "dz_dw": 5, "gradient_weight": 8},
    "one-layer": {"gradient_sample": 12, "central_difference": 7, "wrong_link": 6, "gradient_batch": 10},
    "whole-network": {"dC_da_prev": 8, "gradient_network": 12},
}
EARLIER = {
    "one-weight": None,
    "one-layer": ["dC_da", "da_dz", "dz_dw", "gradient_weight"],
    "whole-network": ["dC_da", "da_dz", "dz_dw", "central_difference"],
}
CALLS_BLANKS = {"compare_both", "compare_network"}  # given cells which run the student's own functions
LEFT_BY_RUNNING = {"__pycache__", ".ipynb_checkpoints"}
FOLDERS = ("solutions", "assignments")

every_assignment = pytest.mark.parametrize("assignment", POINTS)
every_folder = pytest.mark.parametrize("folder", FOLDERS)


def read(folder: str, assignment: str) -> dict[str, Any]:
    return json.loads((ROOT / folder / assignment / f"{assignment}.ipynb").read_text(encoding="utf-8"))


def code_cells(folder: str, assignment: str) -> dict[str, dict[str, Any]]:
    """The code cells by grade id, in their order; each one has an id of its own."""
    cells = [cell for cell in read(folder, assignment)["cells"] if cell["cell_type"] == "code"]
    by_id = {cell["metadata"]["nbgrader"]["grade_id"]: cell for cell in cells}
    assert len(by_id) == len(cells), "two cells share a grade id"
    return by_id


def differences(released: Path, expected: Path) -> list[str]:
    """The files in which two folders differ, also those that only one of them has."""
    both = [
        {
            path.relative_to(folder): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file() and not LEFT_BY_RUNNING & set(path.parts)
        }
        for folder in (released, expected)
    ]
    return sorted(str(path) for path in both[0] | both[1] if both[0].get(path) != both[1].get(path))


def errors(folder: str, assignment: str, tmp_path: Path) -> dict[str, str]:
    """Runs the notebook from top to bottom; the errors by grade id."""
    work = shutil.copytree(ROOT / folder / assignment, tmp_path / assignment)
    notebook = nbformat.read(work / f"{assignment}.ipynb", as_version=4)
    client = nbclient.NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        allow_errors=True,
        resources={"metadata": {"path": str(work)}},
    )
    client.execute()
    return {
        cell.metadata.nbgrader.grade_id: output.ename
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if output.output_type == "error"
    }


@every_assignment
def test_the_release_equals_a_fresh_one(assignment, tmp_path):
    shutil.copytree(ROOT / "solutions" / assignment, tmp_path / "solutions" / assignment)
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    command = [sys.executable, "-m", "nbgrader", "generate_assignment", assignment, "--create", "--no-db"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    stale = differences(ROOT / "assignments" / assignment, tmp_path / "assignments" / assignment)
    assert not stale, f"{stale} differ from a fresh release: run `make assignments`"


def test_a_release_that_somebody_edited_is_noticed(tmp_path):
    edited = shutil.copytree(ROOT / "assignments", tmp_path / "assignments")
    assert differences(edited, ROOT / "assignments") == []
    notebook = edited / "one-layer" / "one-layer.ipynb"
    notebook.write_text(notebook.read_text(encoding="utf-8").replace("One layer", "One Layer"), encoding="utf-8")
    (edited / "notes.txt").touch()
    assert differences(edited, ROOT / "assignments") == ["notes.txt", "one-layer/one-layer.ipynb"]


@every_folder
def test_every_folder_of_the_release_is_an_assignment_and_holds_two_files(folder):
    found = {str(path.relative_to(ROOT / folder)) for path in (ROOT / folder).glob("*/*") if path.is_file()}
    expected = {f"{a}/{name}" for a in POINTS for name in (f"{a}.ipynb", "chain_rule.py")}
    assert found == expected


@every_folder
@every_assignment
def test_the_file_that_travels_beside_the_notebook_is_the_one_of_the_package(folder, assignment):
    travelling = ROOT / folder / assignment / "chain_rule.py"
    assert travelling.read_bytes() == (ROOT / "autograder" / "chain_rule.py").read_bytes()


@every_assignment
def test_a_solved_notebook_runs_from_top_to_bottom(assignment, tmp_path):
    assert errors("solutions", assignment, tmp_path) == {}


@every_assignment
def test_a_released_notebook_stops_at_the_students_blanks_and_nowhere_else(assignment, tmp_path):
    found = errors("assignments", assignment, tmp_path)
    values = {"predictions", "wrong_link", "earlier_functions"}
    checks = {f"check_{name}" for name in POINTS[assignment]}
    expected = checks | (values | CALLS_BLANKS) & code_cells("assignments", assignment).keys()
    assert found == dict.fromkeys(expected, "NotImplementedError")


@every_folder
@every_assignment
def test_each_function_has_its_cell_and_then_its_check_with_the_points_of_the_table(folder, assignment):
    cells = code_cells(folder, assignment)
    order = list(cells)
    for name, points in POINTS[assignment].items():
        solution, grade = cells[name], cells[f"check_{name}"]
        assert order.index(f"check_{name}") == order.index(name) + 1
        assert solution["metadata"]["nbgrader"].items() >= {"solution": True, "grade": False}.items()
        check = {"solution": False, "grade": True, "locked": True, "points": points, "schema_version": 3}
        assert grade["metadata"]["nbgrader"].items() >= check.items()
        assert re.fullmatch(rf'check\({name}(, "{name}")?\)', "".join(grade["source"]))
    graded = [name for name in order if cells[name]["metadata"]["nbgrader"]["grade"]]
    assert graded == [f"check_{name}" for name in POINTS[assignment]]


@every_folder
@every_assignment
def test_every_other_cell_is_given_and_locked_but_for_the_earlier_functions(folder, assignment):
    cells = code_cells(folder, assignment)
    rest = [name for name in cells if name.removeprefix("check_") not in POINTS[assignment]]
    assert rest[0] == next(iter(cells)) == "setup"
    assert ("earlier_functions" in rest) == (EARLIER[assignment] is not None)
    for name in rest:
        kind = {
            "solution": name == "earlier_functions",
            "locked": name != "earlier_functions",
            "grade": False,
        }
        assert cells[name]["metadata"]["nbgrader"].items() >= kind.items()


@every_folder
@every_assignment
def test_the_setup_imports_numpy_and_the_given_file_and_no_pictures(folder, assignment):
    lines = "".join(code_cells(folder, assignment)["setup"]["source"]).split("\n\n")
    assert lines[0] == "import numpy as np"
    assert re.fullmatch(r"from chain_rule import [\w, ]+", lines[1])


@every_assignment
def test_the_earlier_functions_are_asked_for_by_name_and_carried_over_unchanged(assignment):
    if EARLIER[assignment] is None:
        return
    released = "".join(code_cells("assignments", assignment)["earlier_functions"]["source"])
    solved = "".join(code_cells("solutions", assignment)["earlier_functions"]["source"])
    assert re.findall(r"def (\w+)", solved) == EARLIER[assignment]
    for name in EARLIER[assignment]:
        assert name in released.splitlines()[0]
        owner = next(a for a in POINTS if name in POINTS[a])
        own = "".join(code_cells("solutions", owner)[name]["source"])
        body = re.search(r"### BEGIN SOLUTION\n(.*?)\n    ### END", own, re.DOTALL)[1]
        assert body in solved


@every_folder
@every_assignment
def test_a_notebook_names_its_assignment_and_holds_no_outputs(folder, assignment):
    notebook = read(folder, assignment)
    nbformat.validate(nbformat.from_dict(notebook))
    assert notebook["metadata"]["autograder"] == {"assignment": assignment}
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
    assert len({cell["id"] for cell in notebook["cells"]}) == len(notebook["cells"])
    for cell in code_cells(folder, assignment).values():
        assert cell["outputs"] == []
        assert cell["execution_count"] is None


@every_assignment
def test_a_release_holds_no_solution_and_every_value_is_none(assignment):
    cells = code_cells("assignments", assignment)
    assert "SOLUTION" not in json.dumps(cells)
    for name in POINTS[assignment]:
        source = "".join(cells[name]["source"])
        assert source.endswith("raise NotImplementedError()")
        if not source.startswith("def "):
            names: dict[str, Any] = {}
            with pytest.raises(NotImplementedError):
                exec(source, names)
            assert set(names[name].values()) == {None}


def test_the_answers_of_the_predictions_are_what_the_pencil_examples_give():
    names: dict[str, Any] = {}
    exec("".join(code_cells("solutions", "one-weight")["predictions"]["source"]), names)

    def links(w, a_prev, y):
        z = w * a_prev
        return 2 * (z**2 - y), 2 * z, a_prev

    answers = names["predictions"]
    assert answers["blank"] == pytest.approx(links(-1, 2, 3)[1])
    assert [answers[key] for key in ("dC_da", "da_dz", "dz_dw")] == pytest.approx(links(0.3, -5, 3.25))
    assert answers["gradient"] == pytest.approx(np.prod(links(0.3, -5, 3.25)))


def test_each_supplied_gradient_is_wrong_in_the_link_that_the_solution_names_and_in_no_other():
    cells = code_cells("solutions", "one-layer")
    names: dict[str, Any] = {"np": np, "print": lambda *words: None}
    for name in ("three_wrong_gradients", "wrong_link"):
        exec("".join(cells[name]["source"]), names)
    layer, answers = names["layer"], names["wrong_link"]
    a = np.tanh(layer["W"] @ layer["a_prev"])
    right = {"dC_da": 2 * (a - layer["y"]), "da_dz": 1 - a**2, "dz_dw": layer["a_prev"]}
    wrong = {"dC_da": 2 * abs(a - layer["y"]), "da_dz": np.ones(2), "dz_dw": np.ones(3)}
    assert set(answers.values()) == set(right)
    for name, link in answers.items():
        links = right | {link: wrong[link]}
        gradient = np.outer(links["dC_da"] * links["da_dz"], links["dz_dw"])
        np.testing.assert_allclose(names["wrong_gradients"][name], gradient, atol=5.1e-7)
