"""Whatever a report quotes can be pasted into the student's own notebook, and gives there what the report says.

Every wrong answer by hand is put into its solved notebook, and graded; each call that is quoted is run in that
notebook.
"""

import re
import sys
import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

import by_hand
import playing

from autograder.core.diagnosis.evidence import short
from autograder.core.finding import Evidence
from autograder.core.lesson import exercise
from autograder.grading import Grader
from autograder.hidden.suite import collected

DICE = (
    "dropout",
    "noise",
    "random",
    "remembers",
    "momentum",
    "accumul",
    "running",
    "global",
    "mutable",
    "between",
    "cached",
)
"""In names of functions that answer otherwise when they are called again."""


NUMBER = re.compile(r"-?[\d.]+(e[-+]?\d+)?")


def quoted(cells: Any, evidence: Evidence) -> str:
    """What a call gives in a notebook of these cells, as the report would write it."""
    names = playing.PlayedCode(cells, {}, None, ()).names
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            value = eval(evidence.call, names)
    except Exception as error:
        return type(error).__name__
    return short(value, 6 if NUMBER.fullmatch(evidence.yours) else 2)


def are_the_same(said: str, given: str) -> bool:
    """Whether they are the same words, or the same number to the digits that are said."""
    if NUMBER.fullmatch(said) and NUMBER.fullmatch(given):
        return bool(np.isclose(float(said), float(given), rtol=0.06, atol=1e-9))
    return said == given


@cache
def evidences() -> list[tuple[str, Any, Evidence]]:
    """All that is quoted of the wrong answers by hand: of which, in which notebook, and what."""
    return list(_evidences())


def _evidences() -> Iterator[tuple[str, Any, Evidence]]:
    with collected() as suite:
        for one in by_hand.every():
            grader = Grader(suite, playing.Played(), "said", "public")  # type: ignore[arg-type]
            result = grader.result(playing.submission(exercise(one.function).assignment, one.path.stem, one.cells))
            for verdict in result.functions:
                for finding in verdict.findings:
                    if finding.evidence:
                        yield f"{one.function}/{one.path.stem}: {verdict.function}", one.cells, finding.evidence


def test_whatever_is_quoted_gives_in_the_students_own_notebook_what_is_said() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        steady = [one for one in evidences() if not any(word in one[0] for word in DICE)]
        assert len(steady) > 300
        said = [(name, evidence.call, evidence.yours, quoted(cells, evidence)) for name, cells, evidence in steady]
    assert [one for one in said if not are_the_same(one[2], one[3])] == []


@pytest.mark.parametrize("yours", ["3", "-2.2", "ValueError"])
def test_what_the_notebook_does_not_give_is_noticed(yours: str) -> None:
    cells = [("own", "import numpy as np\ndef dC_da(a, y):\n    return a - y\n")]
    given = quoted(cells, Evidence("dC_da(np.array([1.0]), np.array([3.0]))[0]", yours, "-4"))
    assert are_the_same("-2", given)
    assert not are_the_same(yours, given)
