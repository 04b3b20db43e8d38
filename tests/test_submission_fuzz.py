"""Whatever is done to a file, reading it gives a submission or a problem of one line, never an exception."""

from __future__ import annotations

import copy
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from notebooks_by_hand import as_bytes, stored

from autograder.core.lesson import ASSIGNMENTS
from autograder.submission import Submission, read

NOTEBOOKS = [stored(folder, name) for folder in ("assignments", "solutions") for name in ("one-weight", "one-layer")]
SCRIPT = "\n\n".join("".join(cell["source"]) for cell in NOTEBOOKS[2]["cells"] if cell["cell_type"] == "code")
PATHS = st.sampled_from(["x.ipynb", "submitted/al/one-weight/one-weight.ipynb", "one-layer.ipynb"])
ASKED = st.sampled_from([None, *ASSIGNMENTS, "two-weights"])
CODE = st.text(alphabet="def dC_azw(y):\n\t%!?=\"'#\\[]{}0\0\r@,*é\U0001f600", max_size=60)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | CODE,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def holds(submission: Submission) -> None:
    """What is true of every submission."""
    assert (submission.problem is None) == bool(submission.cells)
    if submission.problem is not None:
        assert "\n" not in submission.problem
        assert "could not be read (" not in submission.problem  # an exception that we did not foresee
        return
    assert submission.cells[0].name == "setup"
    names = [cell.name for cell in submission.cells]
    assert len(names) == len(set(names))
    for cell in submission.cells:
        cell.source.encode()


def places(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to every value inside."""
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [path] * bool(path) + [way for key, value in inside for way in places(value, (*path, key))]


@given(st.data(), PATHS, ASKED)
@settings(max_examples=150, deadline=None)
def test_values_replaced_deleted_and_doubled(data, path, asked):
    notebook = copy.deepcopy(data.draw(st.sampled_from(NOTEBOOKS)))
    for _ in range(data.draw(st.integers(1, 5))):
        way = data.draw(st.sampled_from(places(notebook) or [()]))
        if not way:
            break
        parent = notebook
        for key in way[:-1]:
            parent = parent[key]
        act = data.draw(st.sampled_from(["replace", "delete", "double"]))
        if act == "replace":
            parent[way[-1]] = data.draw(JSON)
        elif act == "delete":
            del parent[way[-1]]
        elif isinstance(parent, list):
            parent.append(copy.deepcopy(parent[way[-1]]))
    holds(read(as_bytes(notebook), path, asked))


@given(st.data(), PATHS, ASKED)
@settings(max_examples=150, deadline=None)
def test_bytes_cut_flipped_and_put_in(data, path, asked):
    raw = bytearray(as_bytes(data.draw(st.sampled_from(NOTEBOOKS))))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw)))
        end = at + data.draw(st.integers(0, 20) | st.integers(0, len(raw)))
        raw[at:end] = data.draw(st.binary(max_size=4))
    holds(read(bytes(raw), path, asked))


@given(st.lists(st.tuples(st.integers(0, len(SCRIPT)), st.integers(0, 30), CODE), max_size=4), ASKED)
@settings(max_examples=150, deadline=None)
def test_scripts_cut_and_filled(edits, asked):
    text = SCRIPT
    for at, length, new in edits:
        text = text[:at] + new + text[at + length :]
    submission = read(text.encode(), "x.py", asked)
    holds(submission)


@given(st.binary(max_size=50), st.sampled_from(["x.py", "one-weight.py", "x.ipynb"]))
@settings(deadline=None)
def test_any_bytes(data, path):
    holds(read(data, path))


@given(JSON)
@settings(deadline=None)
def test_any_json(tree):
    holds(read(json.dumps(tree).encode(), "one-weight.ipynb"))
