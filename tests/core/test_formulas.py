"""The formulas of the misconceptions, run as the code that they are: each gives its entry's own numbers."""

import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from itertools import pairwise, permutations
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder.chain_rule import ACTIVATIONS, sigmoid
from autograder.core.chain import SLOPES, TRUE, gradient_of_sample, mean_of_samples
from autograder.core.lesson import answer
from autograder.core.misconceptions import CATALOGUE
from autograder.core.network import Batch, Step

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from pages import RIGHT, code_and_where

ENTRIES = {entry.key: entry for entry in CATALOGUE}

# What these do is no formula.
NOT_CODE = {"inplace_mutation", "state_leak", "random_answer", "squeeze_breaks_singletons", "loop_from_the_first"}

# The words that may end a formula, and where it holds; elsewhere the link is the true one.
WHERE: dict[str, Callable[[Step], bool]] = {
    "everywhere": lambda step: True,
    **{f"for {g}": lambda step, g=g: step.g == g for g in ACTIVATIONS},
    "for sigmoid and tanh": lambda step: step.g in ("sigmoid", "tanh"),
    "in the first layer": lambda step: step.layer == 1,
    "behind the first layer": lambda step: step.layer > 1,
    "in hidden layers": lambda step: not step.is_output,
    "in the output layer": lambda step: step.is_output,
    "for one output node": lambda step: len(step.y) == 1,
}
LINKS = ("dC_da", "da_dz", "dz_dw")
FORWARD = {"a_prev": "a_prev", "z": "W @ a_prev", "a": "ACTIVATIONS[g](z)"}
AFTER_FORWARD = {"forward": "(z, a)", "dz_dw": "a_prev"}


def drawn(seed: int, widths: tuple[int, ...], gs: tuple[str, ...], n: int = 5) -> Batch:
    """A network and n samples; if its first layer is a relu, the first node there has a tiny z."""
    random = np.random.default_rng(seed)
    Ws = [random.uniform(0.3, 1.5, (J, K)) * random.choice([-1, 1], (J, K)) for K, J in pairwise(widths)]
    if gs[0] == "relu":
        Ws[0][0] *= 1e-4
    targets = random.choice([0.0, 1.0, 2.5], (n, widths[-1]))
    return Batch(tuple(Ws), gs, random.uniform(-2, 2, (n, widths[0])), targets)


# Equal widths for what raises on others. Some mistakes divide: no relu at the output, none closed in all its nodes.
BATCHES = (
    drawn(29, (3, 3, 3, 3), ("relu", "linear", "sigmoid")),
    drawn(17, (3, 3, 3, 3), ("sigmoid", "relu", "tanh")),
    drawn(3, (4, 3, 5, 6), ("tanh", "sigmoid", "linear")),
    drawn(4, (3, 4), ("sigmoid",)),
    drawn(5, (4, 1), ("tanh",)),
    drawn(6, (3, 4), ("linear",), n=1),
)


def steps(sample: Any) -> list[Step]:
    """The steps of one sample, each with what came back to it."""
    return gradient_of_sample(sample, TRUE.with_(product=lambda step, *links: step))


def parsed(formula: str, link: str) -> tuple[str, Callable[[Step], bool]]:
    """The code of a formula, and where it holds: in dC_da, where nothing else is said, in the output layer."""
    code, where = code_and_where(formula)
    return code, WHERE[where or ("in the output layer" if link == "dC_da" else "everywhere")]


def softmax(z: Any) -> Any:
    return np.exp(z) / np.sum(np.exp(z))


def names(step: Step) -> dict[str, Any]:
    """What a formula may look at in a layer."""
    trace, layer = step.trace, step.layer
    J, K = step.W.shape
    found = {name: getattr(step, name) for name in ("W", "g", "a_prev", "z", "a", "y")}
    found |= {"x": trace.activations[0], "Ws": trace.Ws, "gs": trace.gs, "l": layer, "L": len(trace.Ws)}
    found |= {"J": J, "K": K, "j": np.arange(J)[:, None], "k": np.arange(K)[None, :]}
    found |= {place: getattr(TRUE, place)(step) for place in LINKS}
    found |= {"dC_dW": TRUE.product(step, *(found[place] for place in LINKS))}
    found |= {"np": np, "ACTIVATIONS": ACTIVATIONS, "sigmoid": sigmoid, "softmax": softmax}
    if layer > 1:
        z_prev = trace.zs[layer - 2]
        found |= {"z_prev": z_prev, "da_dz_prev": SLOPES[trace.gs[layer - 2]](z_prev)}
    return found if step.is_output else {**found, "z_next": trace.zs[layer]}


STEPS = [(step, names(step)) for batch in BATCHES for sample in batch.samples[:4] for step in steps(sample)]


def in_a_layer(code: str, link: str, place: str, seen: dict[str, Any]) -> Any:
    """What a formula makes of a place of the chain."""
    here = dict(seen)
    if link == "forward":
        lines = FORWARD | dict(line.split(" = ") for line in code.split("; "))
        for name in FORWARD:
            here[name] = eval(lines[name], here)
        return eval(AFTER_FORWARD[place], here)
    if "da_dz(" in code:  # with brackets it is the function
        here["da_dz"] = lambda z, g: SLOPES[g](z)
    value = eval(code, here)
    if link == "dz_dw" and place == "product":  # it differs from weight to weight
        return (here["dC_da"] * here["da_dz"])[:, None] * value * np.ones(here["W"].shape)
    return value


def over_samples(code: str, batch: Batch) -> Any:
    """What a formula makes of a batch; raises NameError if it speaks of a single layer and there are several."""
    if "gradients" in code:
        return eval(code, {"gradients": mean_of_samples(batch, TRUE)})
    found = []
    for layer in zip(*(map(names, steps(sample)) for sample in batch.samples), strict=True):
        here = layer[0] | {"n": len(layer), "X": batch.X, "Y": batch.Y, "total": 0}
        here |= {name: np.array([seen[name] for seen in layer]) for name in (*LINKS, "dC_dW")}
        if len(batch.Ws) == 1:
            here |= {"A_prev": batch.X, "A": np.array([seen["a"] for seen in layer])}
            here["gradient_sample"] = partial(called, "gradient_sample")
        if code.startswith("for "):
            exec(code, here)
        found.append(here["total"] if code.startswith("for ") else eval(code, here))
    return found


def called(function: str, *arguments: Any) -> Any:
    return answer(function, arguments)


def outcome(function: Callable[..., Any], *arguments: Any) -> Any:
    """What comes out, as a list of arrays; None where it raises, as on shapes that do not fit."""
    try:
        with np.errstate(all="ignore"):
            value = function(*arguments)
    except (ValueError, IndexError):
        return None
    return [np.squeeze(part) for part in (value if isinstance(value, list | tuple) else [value])]


def same(said: Any, own: Any) -> bool:
    """Whether two outcomes are the same; a formula may give one number for all nodes."""
    if said is None or own is None:
        return said is own
    return len(said) == len(own) and all(
        one.shape in ((), other.shape) and np.allclose(one, other, rtol=1e-7, atol=1e-12, equal_nan=True)
        for one, other in zip(said, own, strict=True)
    )


def outcomes(formula: str, link: str, put: Any) -> Iterator[tuple[Any, Any]]:
    """What a formula says and what is put into the chain, over all that was drawn."""
    code, holds = parsed(formula, link)
    for place, wrong in put.items():
        if place == "average":
            for batch in BATCHES:
                there = holds(steps(batch.samples[0])[-1])
                with suppress(NameError):
                    said = outcome(over_samples, code, batch) if there else outcome(mean_of_samples, batch, TRUE)
                    yield said, outcome(wrong, batch, TRUE)
            continue
        for step, seen in STEPS:
            if place == "back" and step.layer == 1:
                continue
            links = [seen[name] for name in LINKS[: {"product": 3, "back": 2}.get(place, 0)]]
            true = outcome(getattr(TRUE, place), step, *links)
            is_left = link == "shape" and place == "back"  # where it would be the paths, not summed
            said = true if is_left or not holds(step) else outcome(in_a_layer, code, link, place, seen)
            yield said, outcome(wrong, step, *links)


def fits(formula: str, link: str, put: Any) -> bool:
    """Whether a formula gives the numbers of what is put into the chain, and does give some."""
    has_numbers = False
    for said, own in outcomes(formula, link, put):
        if not same(said, own):
            return False
        has_numbers = has_numbers or own is not None
    return has_numbers


def test_all_formulas_but_five_are_code():
    assert len(NOT_CODE) == 5
    assert set(ENTRIES) > NOT_CODE


@pytest.mark.parametrize("key", [key for key in ENTRIES if key not in NOT_CODE])
def test_a_formula_gives_the_numbers_of_its_entry(key):
    entry = ENTRIES[key]
    assert fits(entry.formula, entry.link, entry.put)


def test_a_formula_gives_the_numbers_of_no_other_entry():
    twins = [
        (one.key, other.key)
        for one, other in permutations((entry for key, entry in ENTRIES.items() if key not in NOT_CODE), 2)
        if one.put.keys() == other.put.keys() and fits(one.formula, one.link, other.put)
    ]
    assert sorted(twins) == sorted((entry.key, alias) for entry in CATALOGUE for alias in entry.aliases)


@pytest.mark.parametrize("link", RIGHT)
def test_the_right_formulas_are_the_link_and_no_entry(link):
    assert [code for code in RIGHT[link] if not fits(code, link, {link: getattr(TRUE, link)})] == []
    spoiled = [entry for entry in CATALOGUE if link in entry.put]
    assert [entry.key for entry in spoiled for code in RIGHT[link] if fits(code, link, entry.put)] == []


@pytest.mark.parametrize(
    ("key", "formula"),
    [
        ("missing_factor_2", "y - a"),
        ("missing_factor_2", "(1 + 1e-6) * (a - y)"),
        ("mean_over_outputs", "2 * (a - y) / K"),
        ("W_transposed_forward", "z = W @ a_prev"),
        ("sech_not_squared", "1 / np.cosh(z) for sigmoid"),
        ("relu_mask_with_tolerance", "(z > 0) * 1.0 for relu"),
        ("relu_mask_with_tolerance", "(z > 1.5) * 1.0 for relu"),
        ("hidden_gprime_dropped", "1"),
        ("a_L_instead_of_a_prev", "a"),
        ("row_off_by_one", "np.roll(dC_dW, 1)"),
        ("missing_W_transpose", "W.T @ (dC_da * da_dz)"),
        ("divided_twice", "sum(dC_dW) / (2 * n)"),
        ("average_inputs_first", "sum(dC_dW) / no_such_name"),
    ],
)
def test_a_wrong_formula_is_noticed(key, formula):
    assert not fits(formula, ENTRIES[key].link, ENTRIES[key].put)
