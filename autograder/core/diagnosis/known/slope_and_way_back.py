"""A wrong slope and a wrong way back, both known, that together give every answer of a function of the way back."""

from __future__ import annotations

from itertools import product

import numpy as np

from autograder.core.cases import Case
from autograder.core.chain import Chain
from autograder.core.diagnosis.known.book import Book, Observations, worked_out
from autograder.core.misconceptions import Misconception
from autograder.core.network import Array
from autograder.core.sameness import CLOSE, as_numbers

Pair = tuple[Misconception, Misconception]


def pairs(book: Book, observed: Observations) -> list[Pair]:
    """The pairs of a slope and a way back that reproduce everything."""
    answered = [(case, reply) for case, reply in observed if reply.fault is None]
    if len(answered) < len(observed):
        return []
    # Few are left after the first case whose answer has the right shape.
    for case, reply in answered:
        numbers = as_numbers(reply.value)
        if isinstance(numbers, np.ndarray) and numbers.squeeze().shape == case.answer().squeeze().shape:
            room = CLOSE * max(np.max(case.scale), np.max(np.abs(numbers)))
            near = np.flatnonzero(np.all(np.abs(book.once(_answers, case) - numbers.ravel()) <= room, axis=1))
            some = [book.once(_all_pairs)[at] for at in near]
            return [pair for pair in some if book.reproduces(_both(*pair), observed)]
    return []


def _all_pairs(book: Book) -> list[Pair]:
    return list(product(book.in_place("da_dz"), book.in_place("back")))


def _answers(book: Book, case: Case) -> Array:
    """What each pair answers to a case, in rows; nan where it is no vector like the right one."""
    every = book.once(_all_pairs)
    rows = np.full((len(every), case.answer().size), np.nan)
    for row, pair in zip(rows, every, strict=True):
        numbers = as_numbers(worked_out(_both(*pair), case))
        if isinstance(numbers, np.ndarray) and numbers.size == row.size:
            row[:] = numbers.ravel()
    return rows


def _both(slope: Misconception, back: Misconception) -> Chain:
    return back.into(slope.chain)
