"""Which link is wrong in dC/da of the layer before: sum_j dC/da_j g'(z_j) w_jk.

If only da/dz is wrong, there is one slope for each node, the same for every W and every upstream, with which the sum is
the student's.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import product
from random import Random

import numpy as np

from autograder.core.cases import Case, clear_of
from autograder.core.chain import SLOPES, Chain
from autograder.core.diagnosis.book import close, reproduces, worked_out
from autograder.core.functions.function import Function
from autograder.core.judging import CLOSE, as_numbers
from autograder.core.lesson import ACTIVATION_NAMES
from autograder.core.misconceptions import CATALOGUE, Misconception
from autograder.core.network import Array
from autograder.reply import Ask, Reply

J, K = 3, 5


@lru_cache(maxsize=8)
def cases(function: Function, g: str) -> list[Case]:
    """A layer, and the same layer with another W, another upstream, and both."""
    draw = Random(f"way back/{g}")
    W, V = (np.array([clear_of(draw, K, (0.2, 1.1)) for _ in range(J)]) for _ in range(2))
    z, u, v = (clear_of(draw, J, (0.3, 0.9)) for _ in range(3))
    return [Case(function, (*call, g)) for call in ((W, z, u), (V, z, u), (W, z, v), (V, z, v))]


def blame(function: Function, ask: Ask) -> str:
    """The link that the experiments single out, da_dz or back."""
    asked = {g: cases(function, g) for g in ACTIVATION_NAMES}
    found = {g: [_vector(r) for r in ask(function.name, [c.arguments for c in asked[g]])] for g in ACTIVATION_NAMES}
    wrong = {g: some for g, some in found.items() if not _are_right(asked[g], some)}
    common = {g: _common_slopes(asked[g], some) for g, some in wrong.items()}
    if all(slopes is not None for slopes in common.values()):
        ratios = [common[g] / SLOPES[g](asked[g][0].arguments[1]) for g in ("sigmoid", "tanh", "linear") if g in common]
        # One number for each node whatever z and g are: then a path was lost or weighted, and the slopes are in order.
        weighted = len(ratios) == 3 and all(np.allclose(ratio, ratios[0], atol=1e-4) for ratio in ratios)
        return "back" if weighted else "da_dz"
    # Slopes may be wrong in another way for each upstream, but not where the activation is plain.
    has_slopes = all(
        _common_slopes(asked[g][at : at + 2], some[at : at + 2]) is not None
        for g, some in wrong.items()
        for at in (0, 2)
    )
    return "da_dz" if has_slopes and "linear" not in wrong else "back"


def _are_right(asked: Sequence[Case], numbers: Sequence[Array | None]) -> bool:
    return all(close(number, case.answer(), case.scale) for number, case in zip(numbers, asked, strict=True))


def is_not_summed(observed: Sequence[tuple[Case, Reply]]) -> bool:
    """Whether each node's answer is split up among the nodes of the layer, J x K numbers where K were asked."""
    for case, reply in observed:
        numbers = None if reply.fault else as_numbers(reply.value)
        is_table = isinstance(numbers, np.ndarray) and numbers.shape == np.shape(case.arguments[0])
        if not is_table or not close(np.sum(reply.value, axis=0), case.answer(), case.scale):
            return False
    return True


def _vector(reply: Reply) -> Array | None:
    numbers = None if reply.fault else as_numbers(reply.value)
    return numbers.reshape(K) if isinstance(numbers, np.ndarray) and numbers.squeeze().shape == (K,) else None


def _common_slopes(asked: Sequence[Case], numbers: Sequence[Array | None]) -> Array | None:
    """The slope per node with which W.T @ (upstream * slope) is the answer everywhere, if there is one."""
    found = [number for number in numbers if number is not None]
    if len(found) < len(numbers):
        return None
    rows = np.vstack([W.T * upstream for W, _, upstream, _ in (case.arguments for case in asked)])
    right = np.concatenate(found)
    slopes, *_ = np.linalg.lstsq(rows, right, rcond=None)
    return slopes if np.all(np.abs(rows @ slopes - right) <= 1e-4 * np.max(np.abs(right))) else None


def pairs(observed: Sequence[tuple[Case, Reply]]) -> list[tuple[Misconception, Misconception]]:
    """A wrong slope and a wrong way back that together reproduce everything; searched last."""
    answered = [(case, reply) for case, reply in observed if reply.fault is None]
    if len(answered) < len(observed):
        return []
    # Few are left after the first case whose answer has the right shape.
    for case, reply in answered:
        numbers = as_numbers(reply.value)
        if isinstance(numbers, np.ndarray) and numbers.squeeze().shape == case.answer().squeeze().shape:
            room = CLOSE * max(np.max(case.scale), np.max(np.abs(numbers)))
            near = np.flatnonzero(np.all(np.abs(_answers(case) - numbers.ravel()) <= room, axis=1))
            return [pair for pair in (_all_pairs()[at] for at in near) if reproduces(_both(*pair), observed)]
    return []


@lru_cache(maxsize=1)
def _all_pairs() -> list[tuple[Misconception, Misconception]]:
    slopes = [entry for entry in CATALOGUE if set(entry.put) == {"da_dz"}]
    backs = [entry for entry in CATALOGUE if set(entry.put) == {"back"}]
    return list(product(slopes, backs))


@lru_cache(maxsize=8)
def _answers(case: Case) -> Array:
    """What each pair answers to a case, in rows; nan where it is no vector like the right one."""
    rows = np.full((len(_all_pairs()), case.answer().size), np.nan)
    for row, pair in zip(rows, _all_pairs(), strict=True):
        numbers = as_numbers(worked_out(_both(*pair), case))
        if isinstance(numbers, np.ndarray) and numbers.size == row.size:
            row[:] = numbers.ravel()
    return rows


def _both(slope: Misconception, back: Misconception) -> Chain:
    return back.into(slope.chain)
