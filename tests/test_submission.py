from __future__ import annotations

import copy
import json

import pytest
from notebooks_by_hand import (
    BLANK,
    WRITTEN,
    as_bytes,
    cell_of,
    code,
    place,
    stored,
    stripped,
    with_cell,
    with_source,
    without,
)

from autograder.core.lesson import ASSIGNMENTS, exercises_of
from autograder.submission import WHOLE, Submission, read, released

RELEASED, SOLVED = stored("assignments"), stored("solutions")
ONE_WEIGHT = frozenset(exercise.name for exercise in exercises_of("one-weight"))


def graded(notebook, path="hw.ipynb", assignment=None) -> Submission:
    submission = read(as_bytes(notebook), path, assignment)
    assert submission.problem is None
    return submission


def sources(submission: Submission) -> str:
    return "\n".join(cell.source for cell in submission.cells)


def names(submission: Submission) -> list[str]:
    return [cell.name for cell in submission.cells]


@pytest.mark.parametrize("assignment", [a for a in ASSIGNMENTS if a != "learning"])
class TestOurOwnNotebooks:
    def test_a_released_notebook_is_untouched(self, assignment):
        submission = graded(stored("assignments", assignment))
        assert submission.assignment == assignment
        assert submission.untouched == {exercise.name for exercise in exercises_of(assignment)}
        assert submission.notes == {}

    def test_nothing_of_a_solved_notebook_is_untouched(self, assignment):
        submission = graded(stored("solutions", assignment))
        assert submission.untouched == frozenset()
        assert submission.notes == {}
        answers = [exercise.name for exercise in exercises_of(assignment)]
        assert [name for name in names(submission) if name in answers] == answers

    def test_checks_and_pictures_are_not_run(self, assignment):
        submission = graded(stored("solutions", assignment))
        assert "check(" not in sources(submission)
        assert "matplotlib" not in sources(submission)

    def test_a_solved_notebook_without_metadata_keeps_every_answer(self, assignment):
        submission = graded(stripped(stored("solutions", assignment)))
        assert submission.untouched == frozenset()
        assert submission.notes[WHOLE] == (
            "the notebook lost its nbgrader metadata; the functions were found by their names",
        )
        assert set(submission.notes) == {WHOLE}
        assert "matplotlib" not in sources(submission)

    def test_a_released_notebook_without_metadata_is_untouched(self, assignment):
        submission = graded(stripped(stored("assignments", assignment)))
        assert submission.untouched == {exercise.name for exercise in exercises_of(assignment)}

    def test_setup_comes_from_the_release(self, assignment):
        notebook = with_source(stored("solutions", assignment), setup="import os; os._exit(0)")
        submission = graded(notebook)
        assert submission.cells[0].name == "setup"
        assert "from chain_rule import" in submission.cells[0].source
        assert "_exit" not in submission.cells[0].source


def test_given_numbers_are_run_even_if_the_student_deleted_them():
    submission = graded(without(stored("solutions", "one-layer"), "three_wrong_gradients"))
    assert "wrong_gradients = " in submission.cells[1].source


def test_the_release_has_every_blank():
    assert set(released("one-weight").blanks) == ONE_WEIGHT


def test_an_unknown_release_is_a_key_error():
    with pytest.raises(KeyError):
        released("two-weights")


def test_white_space_and_outputs_leave_a_blank_untouched():
    notebook = copy.deepcopy(RELEASED)
    cell = cell_of(notebook, "dC_da")
    cell["source"] = "\r\n\n" + "".join(cell["source"]).replace("\n", " \r\n") + "\n\n"
    cell["outputs"] = [{"output_type": "error", "traceback": ["x"]}]
    assert "dC_da" in graded(notebook).untouched


@pytest.mark.parametrize(
    "blank",
    [
        "",
        "# later\n",
        "def dC_da(a, y):\n    '''mine'''\n    raise NotImplementedError\n",
        "def dC_da(a, y): ...",
        "def dC_da(a, y):\n    pass",
    ],
    ids=["emptied", "comment", "other words", "dots", "pass"],
)
def test_a_cell_without_an_answer_is_untouched(blank):
    assert "dC_da" in graded(with_source(RELEASED, dC_da=blank)).untouched


def test_an_answer_that_differs_by_one_character_is_not_untouched():
    released_source = "".join(cell_of(RELEASED, "dC_da")["source"])
    answer = released_source.replace(BLANK, "return a")
    assert "dC_da" not in graded(with_source(RELEASED, dC_da=answer)).untouched


def test_a_broken_answer_is_not_untouched():
    submission = graded(with_source(RELEASED, dC_da="def dC_da(a, y:\n    return 2"))
    assert "dC_da" not in submission.untouched
    assert submission.notes == {}


def test_source_may_be_text_or_lines():
    lines = ["def dC_da(a, y):\n", "    return 2 * (a - y)"]
    one, other = (graded(with_source(RELEASED, dC_da=s)) for s in (lines, "".join(lines)))
    assert one == other


def test_added_cells_are_run_where_they_stand():
    notebook = with_cell(SOLVED, place(SOLVED, "dz_dw"), code("two = 2"))
    run = names(graded(notebook))
    assert run.index("da_dz") < run.index(f"cell {place(SOLVED, 'dz_dw') + 1}") < run.index("dz_dw")


def test_doubled_cells_give_the_last_that_differs_from_the_blank():
    at = place(RELEASED, "dC_da")
    notebook = with_cell(RELEASED, at, code("def dC_da(a, y): return 1", "dC_da"))
    notebook = with_cell(notebook, at + 1, code(WRITTEN, "dC_da"))
    submission = graded(notebook)
    assert [cell.source for cell in submission.cells if cell.name == "dC_da"] == [WRITTEN]
    assert sources(submission).index("return 1") < sources(submission).index("mine")
    assert submission.notes["dC_da"] == (
        "its cell was there 3 times; the last one that runs and differs from the blank was taken",
    )


def test_a_split_cell_keeps_its_other_half():
    at = place(RELEASED, "dC_da")
    notebook = with_source(RELEASED, dC_da="def helper(a, y):\n    return a - y\n")
    notebook = with_cell(notebook, at + 1, code("def dC_da(a, y):\n    return 2 * helper(a, y)\n", "dC_da"))
    submission = graded(notebook)
    assert "def helper" in sources(submission)
    assert [c.source[:9] for c in submission.cells if c.name == "dC_da"] == ["def dC_da"]


def test_halves_of_the_earlier_functions_are_both_run():
    notebook = with_source(stored("assignments", "one-layer"), earlier_functions="def dC_da(a, y): return 1")
    notebook = with_cell(notebook, 9, code("def dz_dw(a_prev): return 2", "earlier_functions"))
    submission = graded(notebook)
    assert "return 1" in sources(submission)
    assert "return 2" in sources(submission)


def test_a_deleted_cell_is_untouched_and_said():
    submission = graded(without(SOLVED, "dz_dw"))
    assert submission.untouched == {"dz_dw"}
    assert submission.notes["dz_dw"][0].startswith("its cell is not in the notebook")


def test_an_emptied_notebook_is_untouched():
    submission = graded({**RELEASED, "cells": []})
    assert submission.untouched == ONE_WEIGHT


def test_a_deleted_dict_can_be_filled_from_another_cell():
    notebook = with_cell(without(SOLVED, "predictions"), 3, code("predictions['blank'] = -4"))
    submission = graded(notebook)
    run = names(submission)
    assert "predictions" not in submission.untouched
    assert run.index("predictions") < run.index("cell 4")


@pytest.mark.parametrize("edit", ["predictions.update(blank=-4)", "predictions['blank'] = -4", "predictions |= {}"])
def test_an_added_cell_that_fills_the_dict_is_an_answer(edit):
    submission = graded(with_cell(RELEASED, place(RELEASED, "predictions") + 1, code(edit)))
    assert "predictions" not in submission.untouched
    assert "predictions" in names(submission)


def test_an_answer_in_an_added_cell_is_taken_and_said():
    at = place(RELEASED, "dC_da")
    submission = graded(with_cell(RELEASED, at, code(WRITTEN)))
    assert "dC_da" not in submission.untouched
    assert submission.notes["dC_da"] == (f"taken from cell {at + 1}; its own cell is still blank",)
    assert BLANK not in "".join(c.source for c in submission.cells if "def dC_da" in c.source)


def test_one_cell_that_lost_its_metadata_is_found_by_its_name():
    notebook = copy.deepcopy(SOLVED)
    cell_of(notebook, "dC_da")["metadata"] = {}
    submission = graded(notebook)
    assert submission.untouched == frozenset()
    assert submission.notes == {"dC_da": ("its cell lost its nbgrader metadata; it was found by its name",)}


def test_a_second_definition_is_run_and_said():
    submission = graded(with_cell(SOLVED, len(SOLVED["cells"]), code(WRITTEN)))
    assert submission.cells[-1].source == WRITTEN
    assert "the last one counts" in submission.notes["dC_da"][0]


def test_what_was_added_to_a_check_cell_is_run_and_said():
    submission = graded(with_source(SOLVED, check_dC_da="check(dC_da)\n" + WRITTEN))
    at = place(SOLVED, "check_dC_da") + 1
    assert [cell.source for cell in submission.cells if cell.name == f"cell {at}"] == ["\n" + WRITTEN.rstrip()]
    assert "the given cell check_dC_da" in submission.notes["dC_da"][0]


def test_an_answer_in_its_check_cell_is_taken_and_said():
    submission = graded(with_source(RELEASED, check_dC_da=WRITTEN + "check(dC_da)"))
    assert "dC_da" not in submission.untouched
    assert "mine" in sources(submission)
    assert "the given cell check_dC_da" in submission.notes["dC_da"][0]


@pytest.mark.parametrize("kind", ["markdown", "raw"])
@pytest.mark.parametrize("keeps_id", [True, False])
def test_an_answer_turned_into_text_is_taken_and_said(kind, keeps_id):
    notebook = copy.deepcopy(SOLVED)
    cell = cell_of(notebook, "dC_da")
    cell["cell_type"] = kind
    if not keeps_id:
        cell["metadata"] = {}
    submission = graded(notebook)
    assert submission.untouched == frozenset()
    assert submission.notes["dC_da"][0].endswith(f", a {kind} cell: turn it into a code cell")


def test_an_answer_under_another_name_is_said():
    submission = graded(with_source(RELEASED, dC_da="def dc_da(a, y):\n    return a"))
    assert submission.notes["dC_da"] == ("its cell does not define dC_da: give it that name again",)


def test_a_cell_that_writes_a_file_is_said():
    submission = graded(with_source(RELEASED, dC_da="%%writefile x.py\n" + WRITTEN))
    assert "dC_da" in submission.untouched
    assert submission.notes["dC_da"] == ("its cell begins with %%writefile and is not run: remove that line",)


@pytest.mark.parametrize("damage", [None, 7, "text", [], {}, [1], True, 1e400], ids=repr)
@pytest.mark.parametrize("where", ["cell", "source", "metadata", "nbgrader", "grade_id", "cell_type"])
def test_damage_in_one_cell_does_not_cost_the_others(where, damage):
    notebook = copy.deepcopy(SOLVED)
    at = place(notebook, "dC_da")
    cell = notebook["cells"][at]
    if where == "cell":
        notebook["cells"][at] = damage
    elif where in ("nbgrader", "grade_id"):
        cell["metadata"] = {"nbgrader": damage if where == "nbgrader" else {"grade_id": damage}}
    else:
        cell[where] = damage
    submission = graded(notebook)
    assert submission.untouched <= {"dC_da"}
    assert where in ("cell", "source", "cell_type") or submission.untouched == frozenset()


def test_a_damaged_cell_is_said():
    submission = graded(with_cell(SOLVED, 2, "not a cell"))
    assert submission.notes[WHOLE] == ("damaged and left out: cell 3",)


def test_half_a_surrogate_pair_does_not_cost_the_cell():
    data = as_bytes(with_source(RELEASED, dC_da=WRITTEN + "# @"))
    submission = read(data.replace(b"# @", b"# \\ud83d"), "hw.ipynb")
    assert "mine" in sources(submission)
    sources(submission).encode()


def test_nan_in_the_outputs_is_forgiven():
    notebook = copy.deepcopy(SOLVED)
    cell_of(notebook, "dC_da")["outputs"] = [{"data": {"application/json": float("nan")}}]
    assert graded(notebook).untouched == frozenset()


def test_a_notebook_full_of_outputs_is_read():
    notebook = copy.deepcopy(SOLVED)
    cell_of(notebook, "dC_da")["outputs"] = [{"data": {"image/png": "iVBOR" * 400_000}}, [[]] * 400_000]
    assert graded(notebook).untouched == frozenset()


def test_a_byte_order_mark_is_forgiven():
    assert read(b"\xef\xbb\xbf" + as_bytes(SOLVED), "hw.ipynb").problem is None


def test_utf_16_is_forgiven():
    assert read(json.dumps(SOLVED).encode("utf-16"), "hw.ipynb").problem is None
