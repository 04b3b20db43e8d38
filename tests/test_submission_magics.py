from __future__ import annotations

import pytest
from notebooks_by_hand import as_bytes, code, stored, with_cell

from autograder.submission import read

RELEASED = stored("assignments")


def run(source: str) -> str | None:
    """What is run of an added cell, None if nothing."""
    submission = read(as_bytes(with_cell(RELEASED, 0, code(source))), "hw.ipynb")
    return {cell.name: cell.source for cell in submission.cells}.get("cell 1")


@pytest.mark.parametrize(
    "source",
    [
        "x = 7 % 4",
        "x = (7\n% 4)",
        's = """\n%matplotlib inline\n!ls\nwhat?\n"""',
        "# %matplotlib inline\nx = 1",
        "s = 'really?'",
        "a != b",
        "from __future__ import annotations\nx = 1",
        "await f()",
        "return 3",
        'r = "\\d"',
    ],
    ids=[
        "remainder",
        "remainder on its own line",
        "in a string",
        "comment",
        "question",
        "unequal",
        "future",
        "await",
        "return",
        "escape",
    ],
)
def test_python_is_left_alone(source):
    assert run(source) == source


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("%matplotlib inline\nx = 1", "pass\nx = 1"),
        ("x = 1\n  \n!pip install numpy", "x = 1\n  \npass"),
        ("x = 1\n!echo don't", "x = 1\npass"),
        ("if x:\n    %time y = f(x)\n    !ls", "if x:\n    y = f(x)\n    pass"),
        ("%timeit f(x)", "pass"),
        ("%timeit -n 3 f(x, \\\n   y)\nz = 1", "pass\n\nz = 1"),
        ("np.outer?\nx = 1", "pass\nx = 1"),
        ("np.outer??", "pass"),
        ("?np.outer", "pass"),
        ("files = !ls\nx = 1", "files = None\nx = 1"),
        ("t = %timeit -o f()", "t = None"),
        ("%%time\nx = 1", "\nx = 1"),
        ("\n# mine\n%%timeit -n 3\nx = 1", "\n# mine\n\nx = 1"),
        ("%%capture out\n%matplotlib inline\nx = 1", "\npass\nx = 1"),
        ("\n".join(["%matplotlib inline"] * 40), "\n".join(["pass"] * 40)),
    ],
)
def test_magics_are_taken_out_and_lines_keep_their_numbers(source, left):
    assert run(source) == left


@pytest.mark.parametrize("magic", ["bash", "html", "writefile x.py", "latex", "javascript", "R", "unheard_of", "!"])
def test_a_cell_in_another_language_is_left_out(magic):
    assert run(f"%%{magic}\nx = 1") is None


@pytest.mark.parametrize("source", ["x = (1", "def f(:\n  %magic", "x = 1\n  y = 2", "%time\nx = = 1", "\0", "(" * 500])
def test_what_is_no_python_even_then_is_kept_as_it_is(source):
    assert run(source) == source
