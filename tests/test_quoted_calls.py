"""Whatever a report quotes can be pasted into the student's own notebook, and gives there what the report says.

Every wrong function is put into its solved notebook, and graded, as is every story; each call that is quoted is run in
that notebook.
"""

import re
import sys
import warnings
from ast import literal_eval
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Self

import numpy as np
import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "benchmarks"))

import by_hand  # noqa: E402
import playing  # noqa: E402
import strangers  # noqa: E402

from autograder.core.diagnosis.evidence import short  # noqa: E402
from autograder.core.finding import Evidence  # noqa: E402
from autograder.core.lesson import exercise  # noqa: E402
from autograder.grading import Grader  # noqa: E402
from autograder.hidden.suite import collected  # noqa: E402
from autograder.submission.reading import Submission, read  # noqa: E402

ENDLESS = ("loops-forever-in-dz_dw",)
"""Stories that can run behind a time limit only."""
NUMBER = re.compile(r"-?[\d.]+(e[-+]?\d+)?")
NUMBERS = re.compile(r"\[[-+\d.e, \[\]]*\]")


def quoted(cells: Any, evidence: Evidence) -> str:
    """What a call gives in a notebook of these cells, as the report would write it."""
    names = playing.PlayedCode(cells, {}, None, ()).names
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            value = eval(evidence.call, names)
    except Exception as error:
        return type(error).__name__
    if NUMBERS.fullmatch(evidence.yours):
        return repr(np.asarray(value).tolist())
    return short(value, 6 if NUMBER.fullmatch(evidence.yours) else 2)


def are_the_same(said: str, given: str) -> bool:
    """Whether they are the same words, or the same numbers to the digits that are said."""
    if NUMBERS.fullmatch(said) and NUMBERS.fullmatch(given):
        return bool(np.allclose(literal_eval(said), literal_eval(given), rtol=1e-6))
    if NUMBER.fullmatch(said) and NUMBER.fullmatch(given):
        return bool(np.isclose(float(said), float(given), rtol=0.06, atol=1e-9))
    return said == given


@dataclass(frozen=True)
class Notebook:
    """What was handed in, and whether its answers stay the same when it is called again."""

    name: str
    submission: Submission
    cells: tuple[tuple[str, str], ...]
    is_steady: bool

    @classmethod
    def of_wrong(cls, one: by_hand.Wrong) -> Self:
        """The solved notebook with one wrong function in it."""
        handed_in = playing.submission(exercise(one.function).assignment, one.path.stem, one.cells)
        steady = "conduct" not in {*one.broken, *one.as_fair}
        return cls(f"{one.function}/{one.path.stem}", handed_in, tuple(one.cells), steady)

    @classmethod
    def of_story(cls, folder: Path) -> Self:
        """A file as a student would hand it in."""
        (path,) = (path for path in folder.iterdir() if path.name != "report.json")
        handed_in = read(path.read_bytes(), str(path))
        cells = tuple((cell.name, cell.source) for cell in handed_in.cells)
        is_steady = "conduct" not in (folder / "report.json").read_text(encoding="utf-8")
        return cls(f"story {folder.name}", handed_in, cells, is_steady and folder.name not in ENDLESS)


CORPORA: dict[str, Callable[[], list[Notebook]]] = {
    "wrong answers": lambda: [Notebook.of_wrong(one) for one in by_hand.every()],
    "strangers": lambda: [Notebook.of_wrong(one) for one in by_hand.every(strangers.FOLDER)],
    "stories": lambda: [Notebook.of_story(folder) for folder in sorted((HERE / "stories").iterdir())],
}
AT_LEAST = {"wrong answers": 300, "strangers": 80, "stories": 15}


@cache
def evidences(corpus: str) -> list[tuple[str, Any, Evidence]]:
    """All that is quoted of notebooks that stay the same: of which, the code that ran, and what."""
    return list(_evidences([one for one in CORPORA[corpus]() if one.is_steady]))


def _evidences(notebooks: Iterable[Notebook]) -> Iterator[tuple[str, Any, Evidence]]:
    with collected() as suite, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # numpy's, about what students compute
        grader = Grader(suite, playing.Played(), "said", "public")  # type: ignore[arg-type]
        for one in notebooks:
            for verdict in grader.result(one.submission).functions:
                for finding in verdict.findings:
                    if finding.evidence:
                        yield f"{one.name}: {verdict.function}", one.cells, finding.evidence


@pytest.mark.parametrize("corpus", CORPORA)
def test_whatever_is_quoted_gives_in_the_students_own_notebook_what_is_said(corpus: str) -> None:
    found = evidences(corpus)
    assert len(found) >= AT_LEAST[corpus]
    said = [(name, evidence.call, evidence.yours, quoted(cells, evidence)) for name, cells, evidence in found]
    assert [one for one in said if not are_the_same(one[2], one[3])] == []


def test_a_quotation_that_is_not_true_is_noticed() -> None:
    name, cells, evidence = evidences("stories")[0]
    assert are_the_same(evidence.yours, quoted(cells, evidence)), name
    assert not are_the_same("1234.5", quoted(cells, evidence)), name
