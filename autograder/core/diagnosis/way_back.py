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
from autograder.core.diagnosis.finding import Ask, Reply
from autograder.core.judging import CLOSE, as_numbers
from autograder.core.lesson import ACTIVATION_NAMES
from autograder.core.misconceptions import CATALOGUE, Misconception
from autograder.core.network import Array

J, K = 3, 5
FUNCTION = "dC_da_prev"


@lru_cache(maxsize=8)
def cases(g: str) -> list[Case]:
    """A layer, and the same layer with another W, another upstream, and both."""
    draw = Random(f"way back/{g}")
    W, V = (np.array([clear_of(draw, K, (0.2, 1.1)) for _ in range(J)]) for _ in range(2))
    z, u, v = (clear_of(draw, J, (0.3, 0.9)) for _ in range(3))
    return [Case(FUNCTION, (*call, g)) for call in ((W, z, u), (V, z, u), (W, z, v), (V, z, v))]


def blame(ask: Ask) -> str:
    """The link that the experiments single out, da_dz or back."""
    ratios: list[Array | None] = []
    for g in ACTIVATION_NAMES:
        asked = cases(g)
        numbers = [_vector(reply) for reply in ask(FUNCTION, [case.arguments for case in asked])]
        if not all(close(number, case.answer(), case.scale) for number, case in zip(numbers, asked, strict=True)):
            slopes = _common_slopes(asked, numbers)
            ratios.append(None if slopes is None else slopes / (SLOPES[g](asked[0].arguments[1]) + (g == "relu")))
    if len(ratios) < len(ACTIVATION_NAMES):
        return "da_dz"  # the way back does not see which activation it is
    found = [ratio for ratio in ratios if ratio is not None]
    # One number for each node whatever z and g are: then a path was lost or weighted, and the slopes are in order.
    weighted = len(found) == len(ratios) and all(np.allclose(r, found[0], atol=1e-4) for r in found[:2])
    return "da_dz" if len(found) == len(ratios) and not weighted else "back"


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
