"""Nothing of a submission outlives its diagnosis: neither what asks its functions, nor any array that they answered."""

import gc
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest
from mistakes import BOOK, TESTS, by_hand, played, right
from playing import Played, PlayedCode, solution, submission
from rows import nothing_known, reply

from autograder.core.diagnosis.diagnose import diagnose
from autograder.core.lesson import exercise
from autograder.grading import Grader
from autograder.hidden.suite import collected


class Asker:
    """Calls of a function in this process, and weak references to all arrays that it answered."""

    def __init__(self, play: Callable[..., Any]) -> None:
        self.play = play
        self.answers: list[weakref.ref] = []

    def __call__(self, _, calls):
        replies = [reply(self.play, arguments) for arguments in calls]
        for one in replies:
            parts = one.value if isinstance(one.value, list) else [one.value]
            self.answers += [weakref.ref(part) for part in parts if isinstance(part, np.ndarray)]
        return replies


def alive(references) -> int:
    gc.collect()
    return sum(reference() is not None for reference in references)


def left_of(function: str, play: Callable[..., Any], told=lambda ask: None) -> int:
    """How much of a function is still there when its diagnosis is over, while its findings are kept."""
    ask = Asker(play)
    findings = diagnose(exercise(function), ask, nothing_known, BOOK)
    told(ask)
    assert findings
    assert ask.answers
    references = [weakref.ref(ask), *ask.answers]
    del ask
    return alive(references)


def of_hand(path: str) -> Callable[..., Any]:
    """A wrong answer that was written by hand, as a function."""
    function, ask = path.split("/")[0], by_hand(path)
    return lambda *arguments: ask(function, [arguments])[0].value


MISTAKES: list[tuple[str, Callable[..., Any]]] = [
    ("gradient_sample", lambda *arguments: np.tanh(3 * right("gradient_sample")(*arguments))),
    ("gradient_batch", of_hand("gradient_batch/forward-batch-norm")),
    ("gradient_batch", of_hand("gradient_batch/three")),
    ("gradient_network", of_hand("gradient_network/three-other")),
    ("gradient_network", of_hand("gradient_network/half-and-order")),
    ("gradient_network", of_hand("gradient_network/back-batch-mean")),
    ("dC_da_prev", of_hand("dC_da_prev/added")),
    ("dC_da_prev", played("dC_da_prev", "gprime_of_a, mean_of_paths")),
    ("dC_da", played("dC_da", "sign_flipped")),
    ("da_dz", lambda z, g: right("da_dz")(z, g).astype(np.float32) * 1.001),
    ("dz_dw", lambda a_prev: np.diag(a_prev)),
]


@pytest.mark.parametrize(("function", "play"), MISTAKES)
def test_nothing_of_a_function_outlives_its_diagnosis(function, play):
    assert left_of(function, play) == 0


def test_a_cache_that_holds_what_asks_is_noticed():
    kept = []
    assert left_of("dC_da", played("dC_da", "sign_flipped"), kept.append) == 1


def test_a_cache_that_holds_an_answer_is_noticed():
    kept = []
    assert left_of("dz_dw", np.diag, lambda ask: kept.append(ask.answers[0]())) == 0  # which is no longer there
    assert left_of("dz_dw", np.diag, lambda ask: kept.append(ask("dz_dw", [(np.ones(2),)])[0].value)) == 1


class Watched(Played):
    """Submissions that are played, and weak references to the code of each that was loaded."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[weakref.ref] = []

    def load(self, cells: Any, **asked: Any) -> PlayedCode:
        code = super().load(cells, **asked)
        self.loaded.append(weakref.ref(code))
        return code


def cells(path: str) -> list[tuple[str, str]]:
    """A solved notebook with a wrong answer in it that was written by hand."""
    wrong = (TESTS / "wrong_answers" / f"{path}.py").read_text(encoding="utf-8")
    function = path.split("/")[0]
    return [(name, wrong if name == function else right) for name, right in solution(exercise(function).assignment)]


@contextmanager
def graded(path: str) -> Iterator[tuple[Grader, list[weakref.ref]]]:
    """What graded a submission, and weak references to the code that was loaded for it; the result is kept."""
    watched = Watched()
    with collected() as suite:
        grader = Grader(suite, watched, "lifetime")  # type: ignore[arg-type]
        result = grader.result(submission(exercise(path.split("/")[0]).assignment, path, cells(path)))
        assert any(one.findings for one in result.functions)
        yield grader, list(watched.loaded)


def grade_another(grader: Grader) -> None:
    """A submission in which nothing is written."""
    grader.result(submission("one-weight", "another", []))


WRONG = ["gradient_batch/three", "gradient_network/three-other", "dC_da_prev/added", "gradient_sample/dadz-at-y"]


@pytest.mark.parametrize("path", WRONG)
@pytest.mark.filterwarnings("ignore")  # numpy's, about what students compute
def test_no_code_of_a_submission_is_there_when_the_next_one_has_been_graded(path):
    with graded(path) as (grader, loaded):
        grade_another(grader)
        assert alive(loaded) == 0


@pytest.mark.filterwarnings("ignore")
def test_no_code_of_a_submission_outlives_its_grading():
    with graded("gradient_sample/dadz-at-y") as (_, loaded):
        assert alive(loaded) == 0


@pytest.mark.filterwarnings("ignore")
def test_code_that_is_kept_after_grading_is_noticed():
    with graded("gradient_sample/dadz-at-y") as (grader, loaded):
        kept = [code for code in (reference() for reference in loaded) if code is not None]
        grade_another(grader)
        assert alive(loaded) == len(kept) > 0
