from __future__ import annotations

import pytest

from autograder.core.lesson import exercises_of
from autograder.statements import statements
from autograder.submission import Submission, read

ONE_WEIGHT = frozenset(exercise.name for exercise in exercises_of("one-weight"))
BOTH = "import numpy as np\n\n\ndef dC_da(a, y):\n    return a - y\n\n\ndef dz_dw(a_prev):\n    return a_prev\n"


def graded(text: str, path: str = "alice.py", assignment: str | None = None) -> Submission:
    submission = read(text.encode(), path, assignment)
    assert submission.problem is None
    return submission


def cells(submission: Submission) -> dict[str, str]:
    """The cells of the student's own."""
    return {c.name: c.source for c in submission.cells if c.name not in ("setup", "predictions")}


def test_a_script_is_one_cell_after_the_setup():
    submission = graded(BOTH)
    assert submission.cells[0].name == "setup"
    assert cells(submission) == {"file": BOTH}
    assert submission.assignment == "one-weight"
    assert submission.untouched == ONE_WEIGHT - {"dC_da", "dz_dw"}
    assert submission.notes == {}


@pytest.mark.parametrize("mark", ["# %%", "#%%", "# In[3]:", "# In[ ]:"])
def test_marked_cells_are_cells_and_keep_their_lines(mark):
    submission = graded(f"import numpy as np\n{mark}\ndef dC_da(a, y):\n    return a\n{mark}\nx = 1\n")
    assert list(cells(submission)) == ["line 1", "line 2", "line 5"]
    assert cells(submission)["line 5"].split("\n")[5] == "x = 1"


def test_a_mark_in_a_string_divides_nothing():
    text = f'{BOTH}text = """\n# %%\n"""\n'
    assert list(cells(graded(text))) == ["file"]


def test_a_broken_function_does_not_cost_the_others():
    good = 'def dz_dw(a_prev):\n    """Of\nmine."""\n    return a_prev\n'
    text = "def dC_da(a, y):\n    return 2 * (a - y\n\n\n" + good
    submission = graded(text)
    assert "dC_da" not in submission.untouched
    assert [(one.line, one.tree is None) for one in statements(cells(submission)["file"])] == [(1, True), (5, False)]


def test_checks_of_an_exported_notebook_are_not_run():
    text = "# In[1]:\n" + BOTH + "\n# In[2]:\n\n\ncheck(dC_da)\n\n\n# ## Text\n"
    assert "check(" not in "".join(cells(graded(text)).values())


@pytest.mark.parametrize("body", ["pass", "...", "raise NotImplementedError()", '"""Later."""'])
def test_a_function_without_a_body_is_untouched(body):
    assert "dC_da" in graded(f"{BOTH}\ndef dC_da(a, y):\n    {body}\n").untouched


def test_what_stands_under_main_does_not_count():
    text = f"{BOTH}\nif __name__ == '__main__':\n    da_dz = 1\nelse:\n    gradient_weight = 1\n"
    assert "da_dz" in graded(text).untouched


@pytest.mark.parametrize(
    ("path", "text", "asked", "assignment"),
    [
        ("x.py", "def dC_da(a, y): return a", None, "one-weight"),
        ("x.py", "def dC_da(a, y): return a\ndef gradient_batch(W): return W", None, "one-layer"),
        ("x.py", "def dC_da(a, y): return a", "one-layer", "one-layer"),
        ("one-layer.py", "def dC_da(a, y): return a", None, "one-layer"),
        ("miller_417_one_layer (2).py", "def dC_da(a, y): return a", None, "one-layer"),
        ("submitted/alice/one-layer/x.py", "def dC_da(a, y): return a", None, "one-layer"),
        ("x.py", "def gradient_network(Ws:\n  broken", None, "whole-network"),
        ("x.py", "wrong_link = {}", None, "one-layer"),
    ],
)
def test_the_assignment_comes_from_the_name_or_the_functions(path, text, asked, assignment):
    assert graded(text, path, asked).assignment == assignment


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"def dC_da(a, y): return '\xe9'", "not UTF-8"),
        (b"# coding: punycode\ndef dC_da(a, y): return a", "unknown encoding"),
        (b"# coding: nonsense\ndef dC_da(a, y): return a", "unknown encoding"),
        (b"\x7fELF\0\0", "not text"),
        (b"x = 1\n" * 100_000, "has more than"),
        (b"x = 1", "belongs to no assignment"),
    ],
    ids=["empty", "white", "latin-1", "punycode", "nonsense", "binary", "long", "another"],
)
def test_a_file_that_is_no_submission_is_a_problem(data, says):
    submission = read(data, "hand/x.py")
    assert submission.problem.startswith("hand/x.py: ")
    assert says in submission.problem
    assert "\n" not in submission.problem
    assert submission.cells == ()


def test_lines_of_windows_and_a_byte_order_mark_are_forgiven():
    data = b"\xef\xbb\xbf" + BOTH.replace("\n", "\r\n").encode()
    assert cells(read(data, "x.py")) == {"file": BOTH}
