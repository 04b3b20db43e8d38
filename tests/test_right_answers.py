"""Right answers in strange ways earn every mark; right answers with one element off by 1e-6 do not."""

import ast
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from autograder.core.lesson import ACTIVATION_NAMES, ASSIGNMENTS, exercises_of

FOLDER = Path(__file__).parent / "right_answers"
WAYS = sorted(FOLDER.glob("*/*.py"))
SEEDS = (1, 2, 3)


def run(folder: Path, seed: int, isolation: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "autograder", "grade", str(folder), "--isolation", isolation]
    return subprocess.run([*command, "--seed", str(seed), "--format", "jsonl"], capture_output=True, text=True)


def graded(folder: Path, seed: int, isolation: str = "none") -> dict[tuple[str, str], dict[str, Any]]:
    """What the command says about each function, by file and function."""
    done = run(folder, seed, isolation)
    assert done.returncode == 0, done.stderr[-300:]
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    return {
        ("/".join(Path(report["submission"]).parts[-2:]), one["function"]): one
        for report in reports
        for one in report["functions"]
    }


@cache
def verdicts(seed: int) -> dict[tuple[str, str], dict[str, Any]]:
    return graded(FOLDER, seed)


def defined(way: Path) -> list[str]:
    """The exercises of its assignment that a file answers."""
    bound = set()
    for statement in ast.parse(way.read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.FunctionDef):
            bound.add(statement.name)
        elif isinstance(statement, ast.Assign):
            bound |= {target.id for target in statement.targets if isinstance(target, ast.Name)}
    return [exercise.name for exercise in exercises_of(way.parent.name) if exercise.name in bound]


ANSWERS = [(way, function) for way in WAYS for function in defined(way)]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("way", "function"), ANSWERS, ids=[f"{way.parent.name}-{way.stem}-{function}" for way, function in ANSWERS]
)
def test_a_right_answer_earns_every_mark(way: Path, function: str, seed: int) -> None:
    verdict = verdicts(seed)[f"{way.parent.name}/{way.name}", function]
    lost = [facet["facet"] for facet in verdict["facets"] if facet["points"] != facet["max_points"]]
    assert (verdict["status"], lost, verdict["findings"]) == ("right", [], [])


def test_a_right_answer_earns_the_same_behind_the_walls() -> None:
    if run(WAYS[0], 1, "required").returncode == 3:
        pytest.skip("no isolation here")
    outside, inside = verdicts(1), graded(FOLDER, 1, "required")
    keys = ("status", "points", "notes")
    assert {
        name: [one[key] for key in keys]
        for name, one in inside.items()
        if any(one[key] != outside[name][key] for key in keys)
    } == {}


def test_every_function_is_answered_in_many_ways() -> None:
    assert len(WAYS) >= 55
    for assignment in ASSIGNMENTS:
        for exercise in exercises_of(assignment):
            ways = [way for way, function in ANSWERS if function == exercise.name]
            assert exercise.is_value or len(ways) >= 8, exercise.name


RIGHT = """
def slope(z, g):
    a = ACTIVATIONS[g](z)
    return {"sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": (z > 0) * 1.0, "linear": a * 0 + 1}[g]


def network(Ws, X, Y, gs):
    zs, activations = forward(Ws, X, gs)
    upstream, gradients = 2 * (activations[-1] - Y) / len(X), []
    for l in reversed(range(len(Ws))):
        delta = upstream * slope(zs[l], gs[l])
        gradients.insert(0, delta.T @ activations[l])
        upstream = delta @ Ws[l]
    return gradients


def spoiled(answer, gs=()):
    if GS and GS not in gs:
        return answer
    answer = np.array(answer, dtype=float)
    at = {"first": 0, "middle": answer.size // 2, "last": answer.size - 1}[AT]
    answer.flat[at] += 1e-6 * (np.max(abs(answer)) if HOW == "absolute" else answer.flat[at])
    return answer


def dC_da(a, y):
    return spoiled(2 * (a - y))


def da_dz(z, g):
    return spoiled(slope(z, g), [g])


def dz_dw(a_prev):
    return spoiled(a_prev)


def gradient_weight(W, a_prev, y, j, k, g):
    answer = network([W], a_prev[None], y[None], [g])[0]
    weight = {"first": (0, 0), "middle": (W.shape[0] // 2, k), "last": (W.shape[0] - 1, W.shape[1] - 1)}[AT]
    if (j, k) != weight or (GS and GS != g):
        return answer[j, k]
    return answer[j, k] + 1e-6 * (np.max(abs(answer)) if HOW == "absolute" else answer[j, k])


def gradient_sample(W, a_prev, y, g):
    return spoiled(network([W], a_prev[None], y[None], [g])[0], [g])


def gradient_batch(W, A_prev, Y, g):
    return spoiled(network([W], A_prev, Y, [g])[0], [g])


def dC_da_prev(W, z, upstream, g):
    return spoiled(W.T @ (upstream * slope(z, g)), [g])


def gradient_network(Ws, X, Y, gs):
    gradients = network(Ws, X, Y, gs)
    at = {"first": 0, "middle": len(gradients) // 2, "last": len(gradients) - 1}[AT]
    gradients[at] = spoiled(gradients[at], gs)
    return gradients
"""
PLACES = [(at, how, "") for at in ("first", "middle", "last") for how in ("relative", "absolute")]
ONE_ACTIVATION = [("last", "absolute", g) for g in ACTIVATION_NAMES]
SPOILED = [
    (exercise.name, at, how, g)
    for assignment in ASSIGNMENTS
    for exercise in exercises_of(assignment)
    for at, how, g in PLACES + ONE_ACTIVATION
    if exercise.is_derivative and not (g and exercise.name in ("dC_da", "dz_dw"))
]


def source(function: str, at: str, how: str, g: str) -> str:
    """A right function, alone, with one element of its answer off by 1e-6."""
    tree = ast.parse(RIGHT)
    needed = {function, "slope", "network", "spoiled"}
    kept = [one for one in tree.body if isinstance(one, ast.FunctionDef) and one.name in needed]
    return "\n".join([f"AT, HOW, GS = {at!r}, {how!r}, {g!r}", *map(ast.unparse, kept)])


@pytest.fixture(scope="module")
def spoiled_verdicts(tmp_path_factory: pytest.TempPathFactory) -> list[dict[tuple[str, str], dict[str, Any]]]:
    folder = tmp_path_factory.mktemp("spoiled")
    for assignment in ASSIGNMENTS:
        (folder / assignment).mkdir()
        for name in (exercise.name for exercise in exercises_of(assignment) if exercise.is_derivative):
            for at, how, g in [*PLACES, *ONE_ACTIVATION, ("first", "unspoiled", "no activation")]:
                (folder / assignment / f"{name}-{at}-{how}-{g}.py").write_text(source(name, at, how, g))
    return [graded(folder, seed) for seed in SEEDS]


@pytest.mark.parametrize(("function", "at", "how", "g"), SPOILED, ids=["-".join(filter(None, one)) for one in SPOILED])
def test_an_error_of_a_millionth_in_one_element_is_found(
    function: str, at: str, how: str, g: str, spoiled_verdicts: list[dict[tuple[str, str], dict[str, Any]]]
) -> None:
    for found in spoiled_verdicts:
        (verdict,) = (
            one
            for (file, name), one in found.items()
            if (Path(file).name, name) == (f"{function}-{at}-{how}-{g}.py", function)
        )
        assert verdict["points"] < verdict["max_points"]
        assert verdict["status"] == "wrong"


def test_without_the_error_the_same_code_is_right(
    spoiled_verdicts: list[dict[tuple[str, str], dict[str, Any]]],
) -> None:
    for found in spoiled_verdicts:
        unspoiled = [one for (file, _), one in found.items() if "-unspoiled-" in file]
        derivatives = [one for one in unspoiled if one["status"] != "missing"]
        assert len(derivatives) == 8
        assert all(one["status"] == "right" and one["points"] == one["max_points"] for one in derivatives)
