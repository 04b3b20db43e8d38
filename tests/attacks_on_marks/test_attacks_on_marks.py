"""Students who want marks for wrong answers, or the hidden inputs.

`attacks/<assignment>/<name>.py` is a submission that attacks; the same file with ATTACK = False is the honest wrong
version. No function may earn more with the attack than without, nothing hidden may come out in the report, and the
right submission that is graded next must earn every mark.
"""

import functools
import shutil
from pathlib import Path
from typing import Any

import pytest
from besieged import HERE, Round, brought_out, gained, hidden_numbers, isolation, leaked, right, run

from autograder.core.lesson import ASSIGNMENTS

ATTACKS = sorted(path for name in ASSIGNMENTS for path in (HERE / "attacks" / name).glob("*.py"))
NEED_WALLS = ("answers-imported-from-the-grader", "memory-of-the-grader", "learnt-in-the-ask-run")
CANNOT_BE_TOLD_APART = {
    "slope-read-from-the-function": "f is sent by source, and its constants are its slope",
    "five-point-quotient": "as exact as the closed form",
    "complex-step": "as exact as the closed form",
    "difference-quotient-rounded-to-float32": "no further from the closed form than float32 is",
    "almost-right-constant-in-float32": "no further from the closed form than float32 is",
    "arguments-changed-behind-a-patched-comparison": "the same as to work on a copy",
}
"""Attacks that gain marks and always will: what they answer is what right code answers."""


ROLES = {"attack": ".py", "right": ".ipynb", "honest": ".py"}


def laid_out(attack: Path, folder: Path) -> list[Path]:
    """What three students hand in: the attack, a right submission to follow it, and the honest version."""
    files = [folder / who / f"{who}{suffix}" for who, suffix in ROLES.items()]
    for file in files:
        file.parent.mkdir(parents=True)
    source = attack.read_text(encoding="utf-8")
    assert source.count("ATTACK = True\n") == 1, attack
    files[0].write_text(source, encoding="utf-8")
    shutil.copy(right(attack.parent.name), files[1])
    files[2].write_text(source.replace("ATTACK = True\n", "ATTACK = False\n"), encoding="utf-8")
    return files


@pytest.fixture(scope="session")
def siege(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """One run of the command for all attacks of an assignment."""

    @functools.cache
    def graded(assignment: str) -> tuple[Path, Round]:
        folder, files = tmp_path_factory.mktemp(assignment), []
        for attack in ATTACKS:
            if attack.parent.name == assignment and (isolation() == "required" or attack.stem not in NEED_WALLS):
                files += laid_out(attack, folder / attack.stem)
        return folder, run(files, assignment, isolation())

    return graded


@pytest.fixture
def reports(attack: Path, siege: Any) -> dict[str, dict[str, Any]]:
    """What is said of the attack, of the right submission after it, and of the honest version."""
    if isolation() == "none" and attack.stem in NEED_WALLS:
        pytest.skip("only walls keep it out, and here there are none")
    folder, found = siege(attack.parent.name)
    assert found.status == 0, found.errors[-1000:]
    return {f"{who}{end}": found.reports[str(folder / attack.stem / who / f"{who}{end}")] for who, end in ROLES.items()}


def every_attack(bugs: dict[str, str]) -> pytest.MarkDecorator:
    parameters = [
        pytest.param(
            attack,
            id=f"{attack.parent.name}-{attack.stem}",
            marks=pytest.mark.xfail(reason=bugs[attack.stem]) if attack.stem in bugs else (),
        )
        for attack in ATTACKS
    ]
    return pytest.mark.parametrize("attack", parameters)


@every_attack(CANNOT_BE_TOLD_APART)
def test_an_attack_gains_no_mark(attack: Path, reports: dict[str, dict[str, Any]]) -> None:
    assert gained(reports["attack.py"], reports["honest.py"]) == {}


@every_attack({})
def test_nothing_hidden_comes_out(attack: Path, reports: dict[str, dict[str, Any]], siege: Any) -> None:
    folder, found = siege(attack.parent.name)
    hidden = hidden_numbers(folder / attack.stem / "attack" / "attack.py", attack.parent.name)
    assert len(hidden) > 50
    assert brought_out(reports["attack.py"], hidden) == []
    assert leaked(found.errors, hidden) == []


@every_attack({})
def test_the_next_submission_earns_every_mark(attack: Path, reports: dict[str, dict[str, Any]]) -> None:
    assert reports["right.ipynb"]["score"] == reports["right.ipynb"]["max_score"]


def test_no_attack_has_vanished() -> None:
    names = [attack.stem for attack in ATTACKS]
    assert len(names) == len(set(names)) >= 50
    assert {*CANNOT_BE_TOLD_APART, *NEED_WALLS} <= set(names)


def test_a_mark_that_is_gained_is_seen() -> None:
    honest = {"max_score": 40.0, "functions": [{"function": "dC_da", "points": 1.0}]}
    attack = {"max_score": 40.0, "functions": [{"function": "dC_da", "points": 1.5}]}
    assert gained(attack, honest) == {"dC_da": 0.5}
    assert gained({**honest, "max_score": 20.0}, honest) == {"of": 20.0}


@pytest.mark.parametrize(
    "words", ["[0.7312345678912345]", "-0.7312346", "07312345678912345", "1.766462", "{0}", "LOOT"]
)
def test_a_hidden_number_that_comes_out_is_seen(words: str) -> None:
    hidden = {0.7312345678912345, 1.76646212345678}
    report = {"functions": [{"seconds": 1, "message": words.format((0.7312345678912345).hex())}]}
    assert brought_out(report, hidden) != []
    assert brought_out(report, {0.25123456789}) == (["LOOT"] if words == "LOOT" else [])
