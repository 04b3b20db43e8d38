from __future__ import annotations

import json
import os

import pytest
from notebooks_by_hand import as_bytes, code, stored, stripped, with_cell

from autograder.submission import UsageError, read, submissions

RELEASED_NOTEBOOK = stored("assignments")
RELEASED, ONE_LAYER = as_bytes(RELEASED_NOTEBOOK), as_bytes(stored("assignments", "one-layer"))
DEEP = b'{"cells": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"hello", "not JSON"),
        (b'{\n"cells": [\n}', "not JSON (line 3)"),
        (RELEASED[: len(RELEASED) // 2], "ends in the middle"),
        (RELEASED + b"}", "not JSON"),
        (b"\x89PNG\r\n\x1a\n\0\0", "not JSON"),
        (b"\xff\xfe{\x00", "UTF-16"),
        (b"PK\x03\x04\0\0", "ZIP"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b"version https://git-lfs.github.com/spec/v1\n", "LFS"),
        (b'{\n "cells": [\n<<<<<<< HEAD\n', "merge conflict"),
        (b"[]", "not a notebook"),
        (b'"text"', "not a notebook"),
        (b"null", "not a notebook"),
        (b"{}", "no cells"),
        (b'{"cells": {}}', "not a list"),
        (b'{"cells": [' + b"0," * 2000 + b"0]}", "at most 1000"),
        (b'{"nbformat": 3, "worksheets": [{"cells": []}]}', "jupyter nbconvert"),
        (b'{"worksheets": [{"cells": []}]}', "jupyter nbconvert"),
        (b'{"nbformat": 5, "cells": []}', "format 5"),
        (DEEP, "nested too deeply"),
        (b'{"cells": [], "nbformat": 4}', "no assignment"),
        (as_bytes({"cells": [code("x" * 500_000)]}), "cell 1 holds more than"),
        (as_bytes({"cells": [code("x" * 150_000)] * 2}), "more than"),
        (b'{"cells": [{"cell_type": "code", "source": "\xe9"}]}', "not UTF-8"),
    ],
)
def test_what_is_no_notebook_is_a_problem_of_one_line(data, says):
    submission = read(data, "some/x.ipynb")
    assert submission.problem.startswith("some/x.ipynb: ")
    assert says in submission.problem
    assert "\n" not in submission.problem
    assert "could not be read (" not in submission.problem
    assert submission.cells == ()


@pytest.mark.parametrize(
    ("data", "path", "asked", "says"),
    [
        (ONE_LAYER, "x.ipynb", "one-weight", "this is one-layer, but --assignment says one-weight"),
        (ONE_LAYER, "submitted/al/one-weight/x.ipynb", None, "in the folder of one-weight"),
        (as_bytes({"cells": [code("x = 1")]}), "x.ipynb", "one-weight", "nothing of one-weight is in it"),
        (as_bytes({"cells": [code("x = 1")]}), "one-weight.ipynb", None, "nothing of one-weight is in it"),
        (as_bytes({"cells": [code("x = 1")]}), "x.ipynb", None, "belongs to no assignment"),
        (RELEASED, "x.ipynb", "two-weights", "no assignment 'two-weights'"),
    ],
    ids=["asked", "folder", "asked, empty", "named, empty", "nothing", "unknown"],
)
def test_a_notebook_of_another_assignment_is_a_problem(data, path, asked, says):
    assert says in read(data, path, asked).problem


LAYERS, NETWORK = stored("solutions", "one-layer"), stored("solutions", "whole-network")
CONTINUED = {**RELEASED_NOTEBOOK, "cells": [*RELEASED_NOTEBOOK["cells"], *stripped(LAYERS)["cells"]]}


@pytest.mark.parametrize(
    ("notebook", "path", "asked", "assignment"),
    [
        ({**LAYERS, "metadata": []}, "x.ipynb", None, "one-layer"),
        (CONTINUED, "submitted/al/one-layer/one-layer.ipynb", None, "one-layer"),
        (CONTINUED, "al/one-layer/hw.ipynb", "one-layer", "one-layer"),
        (CONTINUED, "one-layer/al/one_layer (2).ipynb", None, "one-layer"),
        (CONTINUED, "al/one-weight/one-weight.ipynb", None, "one-weight"),
        (CONTINUED, "hw.ipynb", None, "one-weight"),
        (CONTINUED, "hw.ipynb", "one-layer", "one-layer"),
        ({**stripped(LAYERS), "metadata": RELEASED_NOTEBOOK["metadata"]}, "hw.ipynb", None, "one-layer"),
        ({**stripped(LAYERS), "metadata": RELEASED_NOTEBOOK["metadata"]}, "one-layer.ipynb", None, "one-layer"),
        (with_cell(RELEASED_NOTEBOOK, 3, code("def gradient_batch(): pass")), "hw.ipynb", None, "one-weight"),
        (stripped(with_cell(RELEASED_NOTEBOOK, 3, code("wrong_link = 1"))), "one-weight.ipynb", None, "one-weight"),
        (NETWORK, "whole-network.ipynb", None, "whole-network"),
    ],
)
def test_folder_name_and_content_together_outvote_metadata_that_stayed(notebook, path, asked, assignment):
    submission = read(as_bytes(notebook), path, asked)
    assert (submission.problem, submission.assignment) == (None, assignment)


@pytest.mark.parametrize(
    ("notebook", "path", "asked", "says"),
    [
        (RELEASED_NOTEBOOK, "whole-network.ipynb", None, "one-weight, but it is called whole-network"),
        (RELEASED_NOTEBOOK, "al/whole-network/whole-network.ipynb", None, "in the folder of whole-network"),
        (RELEASED_NOTEBOOK, "whole-network/al/hw.ipynb", None, "in the folder of whole-network"),
        ({**LAYERS, "metadata": []}, "one-weight.ipynb", None, "one-layer, but it is called one-weight"),
        (NETWORK, "one-weight (1).ipynb", None, "whole-network, but it is called one-weight"),
        (NETWORK, "al/one-weight/one-weight.ipynb", None, "in the folder of one-weight"),
        (NETWORK, "hw.ipynb", "one-weight", "--assignment says one-weight"),
    ],
)
def test_a_notebook_that_is_another_than_it_is_filed_as_is_a_problem(notebook, path, asked, says):
    """whole-network.ipynb with one-weight in it would get all the points of one-weight."""
    assert says in read(as_bytes(notebook), path, asked).problem


def test_a_stripped_notebook_is_known_by_its_functions():
    assert read(as_bytes(stripped(stored("solutions", "whole-network"))), "x.ipynb").assignment == "whole-network"


@pytest.mark.parametrize(
    ("path", "student"),
    [
        ("submitted/alice/one-weight/one-weight.ipynb", "alice"),
        ("alice/one-weight/hw.ipynb", "alice"),
        ("alice/hw.ipynb", None),
        ("one-weight/hw.ipynb", None),
        ("/one-weight/hw.ipynb", None),
        ("../one-weight/hw.ipynb", None),
        ("assignments/one-weight/one-weight.ipynb", None),
    ],
)
def test_the_student_is_the_folder_above_the_assignment(path, student):
    assert read(RELEASED, path).student == student


def test_a_problem_keeps_its_student_and_assignment():
    submission = read(b"", "submitted/alice/one-weight/x.ipynb")
    assert (submission.student, submission.assignment) == ("alice", "one-weight")


def write(folder, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def found(folder, *paths, assignment=None) -> list[str]:
    read_from = [str(folder / path) for path in paths] or [str(folder)]
    return [os.path.relpath(s.path, folder) for s in submissions(read_from, assignment)]


def test_a_folder_gives_its_submissions_in_order_without_what_tools_leave(tmp_path):
    expected = [
        "alice/one-weight/one-weight.ipynb",
        "bob/one-layer/one-layer.ipynb",
        "bob/one-weight/a.ipynb",
        "carol.py",
    ]
    write(tmp_path, dict.fromkeys([expected[2], expected[0]], RELEASED) | {expected[1]: ONE_LAYER})
    litter = [".ipynb_checkpoints/a.ipynb", "__pycache__/a.py", ".hidden.ipynb", "chain_rule.py", "notes.txt"]
    write(tmp_path / "bob/one-weight", dict.fromkeys(litter, RELEASED))
    write(tmp_path, {"carol.py": b"def dC_da(a, y): return a", "venv/pyvenv.cfg": b"", "venv/x.py": b"x = 1"})
    assert found(tmp_path) == expected
    assert found(tmp_path) == found(tmp_path, "bob", "alice", "carol.py")[2:3] + found(tmp_path, "bob", "carol.py")


def test_a_module_beside_a_notebook_is_no_submission(tmp_path):
    write(tmp_path, {"a/x.ipynb": RELEASED, "a/helper.py": b"def norm(x): return x", "b/other.py": b"x = 1"})
    assert found(tmp_path) == ["a/x.ipynb", "b/other.py"]


def test_each_file_is_read_once(tmp_path):
    write(tmp_path, {"a.ipynb": RELEASED, "b.ipynb.txt": RELEASED})
    assert found(tmp_path, "a.ipynb", ".", "./a.ipynb") == ["a.ipynb", "b.ipynb.txt"]


def test_an_unreadable_file_does_not_cost_the_next(tmp_path):
    write(tmp_path, {"a.ipynb": b"", "b.ipynb": RELEASED})
    assert [bool(s.problem) for s in submissions([str(tmp_path)])] == [True, False]


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.mkdir(), "a folder"),
        (lambda path: path.symlink_to("nowhere"), "a link"),
        (lambda path: path.symlink_to(path.parent), "a link"),
        (lambda path: path.symlink_to(path), "a link"),
        (lambda path: os.mkfifo(path), "no ordinary file"),
        (lambda path: os.truncate(os.open(path, os.O_CREAT | os.O_RDWR), 201 << 20), "201 MB"),
    ],
    ids=["folder", "broken link", "link to a folder", "link to itself", "pipe", "large"],
)
def test_what_only_looks_like_a_notebook_is_a_problem(tmp_path, make, says):
    make(tmp_path / "x.ipynb")
    (submission,) = submissions([str(tmp_path)])
    assert says in submission.problem
    (submission,) = submissions([str(tmp_path / "x.ipynb")])
    assert submission.problem


def test_a_link_is_not_followed_in_a_folder_nor_where_the_shell_has_named_it(tmp_path):
    write(tmp_path, {"class/bob/x.ipynb": RELEASED, "there/one-weight/x.ipynb": RELEASED})
    folder = tmp_path / "class"
    (folder / "alice").mkdir()
    (folder / "alice/x.ipynb").symlink_to(folder / "bob/x.ipynb")
    (folder / "again").symlink_to(folder)
    (folder / "itself").symlink_to("itself")
    (folder / "mallory").symlink_to(tmp_path / "there")
    named = [str(folder / name) for name in ("alice/x.ipynb", "bob", "mallory", "mallory/one-weight/x.ipynb")]
    for paths in ([str(folder)], named):
        problems = {s.path.removeprefix(f"{folder}/"): s.problem for s in submissions(paths)}
        assert problems.pop("bob/x.ipynb") is None
        assert len(problems) == len(paths[1:]) or set(problems) == {"alice/x.ipynb", "mallory"}
        assert all("a link" in problem for problem in problems.values())
    (only,) = submissions([str(folder / "alice/x.ipynb")])
    assert "a link" in only.problem


def test_the_class_may_be_reached_by_a_link_of_the_instructors(tmp_path):
    write(tmp_path, {"class/bob/one-weight/x.ipynb": RELEASED})
    (tmp_path / "here").symlink_to("class")
    (submission,) = submissions([str(tmp_path / "here")])
    assert (submission.student, submission.problem) == ("bob", None)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything is permitted to root")
def test_a_file_without_permission_is_a_problem(tmp_path):
    write(tmp_path, {"x.ipynb": RELEASED})
    (tmp_path / "x.ipynb").chmod(0)
    (submission,) = submissions([str(tmp_path)])
    assert "permission" in submission.problem


@pytest.mark.parametrize(
    ("name", "assignment", "says"),
    [
        ("nowhere.ipynb", None, "no such file"),
        ("empty", None, "no notebook"),
        (".", "two-weights", "no assignment"),
    ],
)
def test_a_command_that_cannot_be_done_is_a_usage_error_at_once(tmp_path, name, assignment, says):
    write(tmp_path, {"a.ipynb": RELEASED, "empty/notes.txt": b""})
    with pytest.raises(UsageError, match=says) as raised:
        submissions([str(tmp_path / name)], assignment)
    assert "\n" not in str(raised.value)


def test_a_link_out_of_the_folder_is_said(tmp_path):
    write(tmp_path, {"class/a.ipynb": RELEASED, "else/b.ipynb": RELEASED})
    (tmp_path / "class/more").symlink_to(tmp_path / "else")
    assert [bool(s.problem) for s in submissions([str(tmp_path / "class")])] == [False, True]


def test_a_file_name_with_the_end_of_a_line_stays_on_one_line(tmp_path):
    write(tmp_path, {"a\n\x1b[31m.ipynb": b""})
    (submission,) = submissions([str(tmp_path)])
    assert "/a??[31m.ipynb: the file is empty" in submission.problem
    assert "\n" not in submission.problem


def test_a_file_name_that_is_no_text_can_be_reported(tmp_path):
    name = os.fsencode(tmp_path) + b"/\xff.ipynb"
    try:
        with open(name, "wb") as file:
            file.write(RELEASED)
    except OSError:
        pytest.skip("the file system takes text only")
    (submission,) = submissions([str(tmp_path)])
    assert submission.problem is None
    json.dumps(submission.path, ensure_ascii=False).encode()
