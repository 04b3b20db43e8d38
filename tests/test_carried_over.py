"""What gets full marks with a note in one notebook costs nothing in the next: right but of another form or type.

The function is carried over, and called by the rest of a solved notebook.
"""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

import playing

from autograder.grading import Grader
from autograder.hidden.suite import collected
from autograder.results import Result

FORMS = {
    "float32": "answer.astype(np.float32)",
    "float32 throughout": "right(*[part.astype(np.float32) if hasattr(part, 'astype') else part for part in given])",
    "an axis more": "answer[:, None]",
    "an axis more in front": "answer[None]",
    "a list": "answer.tolist()",
    "a tuple": "tuple(answer.tolist())",
    "whole numbers where they are": "answer.astype(int) if (answer == answer.astype(int)).all() else answer",
}
CARRIED_OVER = [
    ("one-weight", "dC_da"),
    ("one-weight", "da_dz"),
    ("one-weight", "dz_dw"),
    ("one-layer", "dC_da"),
    ("one-layer", "da_dz"),
    ("one-layer", "dz_dw"),
    ("whole-network", "dC_da"),
    ("whole-network", "da_dz"),
    ("whole-network", "dz_dw"),
]


def wrapped(function: str, form: str) -> str:
    """Source that gives what the function gave, in this form."""
    return f"""
def _formed(right):
    def {function}(*given):
        answer = right(*given)
        return {form}
    return {function}
{function} = _formed({function})
"""


def graded(assignment: str, function: str, form: str) -> Result:
    cells = [(name, source) for name, source in playing.solution(assignment)]
    at = next(i for i, (_, source) in enumerate(cells) if f"def {function}(" in source)
    cells[at] = (cells[at][0], cells[at][1] + wrapped(function, form))
    with collected() as suite:
        grader = Grader(suite, playing.Played(), "carried over")  # type: ignore[arg-type]
        return grader.result(playing.submission(assignment, form, cells))


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize(("assignment", "function"), CARRIED_OVER, ids=map("-".join, CARRIED_OVER))
def test_a_right_answer_of_another_form_costs_nothing_where_it_is_called(assignment, function, form):
    result = graded(assignment, function, form)
    said = {one.function: [finding.message for finding in one.findings] for one in result.functions if one.findings}
    assert said == {}
    assert result.score == result.max_score


def test_a_wrong_answer_of_another_form_does_cost_something():
    result = graded("one-layer", "gradient_sample", "2 * answer.astype(np.float32)")
    (verdict,) = (one for one in result.functions if one.function == "gradient_sample")
    assert verdict.points < verdict.max_points
    assert verdict.findings
