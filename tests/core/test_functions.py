"""The functions of the lesson: each is known to its own file, and to nothing else but the lesson."""

import re
from pathlib import Path

import numpy as np
import pytest

from autograder.core.cases import public_cases
from autograder.core.lesson import ASSIGNMENTS, CHAIN, EXERCISES, earlier_functions, exercise, functions_that_show
from autograder.follow_through.own_links import COMPOSITES, PLACES

ROOT = Path(__file__).parents[2] / "autograder"
FUNCTIONS = {one.name: one.function for one in EXERCISES if not one.is_value}
# chain_rule.py goes with the students by itself; the sandbox, which holds nothing of the core, refuses a student's own
# difference by its name; names in the catalogue are those of its entries.
MAY_KNOW = ("core/functions/", "core/lesson.py", "core/misconceptions/", "chain_rule.py", "sandbox/")


def knowing(root: Path, names: set[str]) -> list[str]:
    """The modules that spell out one of these names, where they may not."""
    pattern = re.compile(rf"\b({'|'.join(sorted(names))})\b")
    found = [path for path in sorted(root.rglob("*.py")) if pattern.search(path.read_text(encoding="utf-8"))]
    places = [path.relative_to(root).as_posix() for path in found]
    return [place for place in places if not place.startswith(MAY_KNOW)]


def test_no_other_module_knows_the_name_of_a_function() -> None:
    assert knowing(ROOT, set(FUNCTIONS) - set(CHAIN)) == []


def test_a_module_that_knows_one_is_found(tmp_path: Path) -> None:
    (tmp_path / "judge.py").write_text('if name == "gradient_batch":\n    pass\n')
    (tmp_path / "other.py").write_text("central_differences = gradient_batches = None\n")
    assert knowing(tmp_path, set(FUNCTIONS) - set(CHAIN)) == ["judge.py"]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_knows_of_no_other_function(name: str) -> None:
    source = (ROOT / "core/functions" / f"{name}.py").read_text(encoding="utf-8")
    others = set(FUNCTIONS) - {name} - set(CHAIN)
    assert not [other for other in others if re.search(rf"\b{other}\b", source)]
    assert len(source.splitlines()) < 80


def test_every_function_of_the_folder_is_asked_for_in_the_lesson() -> None:
    files = {path.stem for path in (ROOT / "core/functions").glob("*.py")}
    assert files - {"__init__", "function", "small_numbers"} == set(FUNCTIONS)


def test_every_assignment_asks_for_something_and_there_is_no_other() -> None:
    assert tuple(dict.fromkeys(one.assignment for one in EXERCISES)) == ASSIGNMENTS


@pytest.mark.parametrize("one", [one for one in EXERCISES if not one.is_value], ids=lambda one: one.name)
def test_cases_and_examples_are_as_many_arguments_as_there_are_parameters(one) -> None:
    called = [*(case.arguments for case in public_cases(one)), *one.function.arguments.examples]
    assert {len(given) for given in called} == {len(one.function.parameters)}


@pytest.mark.parametrize("function", [one for one in FUNCTIONS.values() if one.is_gradient], ids=lambda one: one.name)
def test_the_calls_for_a_batch_are_the_gradient_of_that_batch(function) -> None:
    for case in public_cases(exercise(function.name)):
        calls = function.gradient.calls(case.batch)
        asked = [np.zeros(W.shape) for W in case.batch.Ws]
        for call in calls:
            asked[0][function.gradient.index(*call)] += 1
        assert (asked[0] == 1).all()
        for call in calls:
            again = function.gradient.batch(*call)
            assert all((W == V).all() for W, V in zip(again.Ws, case.batch.Ws, strict=True))
            assert (again.X == case.batch.X).all()
            assert (again.Y == case.batch.Y).all()
            assert again.gs == case.batch.gs


# By hand, because the code derives them.


def test_the_functions_that_show_a_link_come_with_the_most_direct_first() -> None:
    layer = ("gradient_sample", "gradient_weight")
    assert {link: functions_that_show(link) for link in CHAIN} == {
        "forward": layer,
        "dC_da": ("dC_da", *layer),
        "da_dz": ("da_dz", *layer),
        "dz_dw": ("dz_dw", *layer),
        "product": layer,
        "back": ("dC_da_prev",),
        "average": ("gradient_batch",),
    }


def test_four_functions_are_links_of_the_chain_and_the_others_are_composites() -> None:
    assert PLACES == {"dC_da": "dC_da", "da_dz": "da_dz", "dz_dw": "dz_dw", "dC_da_prev": "back"}
    assert COMPOSITES == ("gradient_weight", "gradient_sample", "gradient_batch", "gradient_network")


def test_a_function_is_built_from_the_derivatives_before_it() -> None:
    before = ("dC_da", "da_dz", "dz_dw", "gradient_weight")
    assert earlier_functions("gradient_sample") == before
    assert earlier_functions("wrong_link") == (*before, "gradient_sample")
    assert earlier_functions("not in the lesson")[-1] == "gradient_network"


def test_a_value_is_no_function() -> None:
    with pytest.raises(ValueError, match="a value"):
        _ = exercise("predictions").function
    with pytest.raises(ValueError, match="no gradient"):
        _ = FUNCTIONS["da_dz"].gradient
