"""What is wrong in going from one sample to several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial

import numpy as np

from autograder.core.chain import TRUE, gradient
from autograder.core.diagnosis import experiments, mixed, tables
from autograder.core.diagnosis.answers import agree, all_agree, answers_of, drawn
from autograder.core.diagnosis.explained import Cause, Explained
from autograder.core.diagnosis.mixed import own_mean
from autograder.core.diagnosis.numbers import follows_a_width, numbers
from autograder.core.diagnosis.one_layer import one_layer
from autograder.core.diagnosis.views import View, repeated
from autograder.core.lesson import Inputs
from autograder.core.misconceptions import CATALOGUE, Misconception
from autograder.core.network import Batch
from autograder.core.sameness import SAME, alike

SEVERAL = (Inputs(("tanh",)), Inputs(("sigmoid",)), Inputs(("relu",)), Inputs(("tanh",), J=1))
COPIES = (3, 5, 7)


def several_samples(view: View) -> tuple[View, Explained]:
    """What is wrong in one layer and in the average, and the view in which one sample is seen as it is.

    Where one sample cannot be understood on its own, it is seen as identical ones, undoing a known average.
    """
    for with_averages in (True, False):
        found = average(view, one_layer(view, with_averages))
        if found.is_whole:
            return view, found
    for through in _undone(view):
        undone = average(through, one_layer(through))
        if undone.is_whole:
            return through, undone
    return view, found


def _undone(view: View) -> Iterator[View]:
    """The views that undo a known average which changes with the count of identical samples as the student's does."""
    law = _law(view)
    if law is not None and np.ptp(list(law.values())) > SAME:
        scales = [1 / known[COPIES[0]] for known in _known_laws() if _is_like(law, known)]
        for scale in dict.fromkeys(np.round(scales, 12)):
            yield replace(view, copies=COPIES[0], scale=float(scale))


def _base() -> Batch:
    return experiments.layers("tanh", *tables.WIDE)["base"].batch


def _law(view: View) -> dict[int, float] | None:
    """The size of the answer for so many identical samples, as a part of the first; None if more than size changes."""
    first, *others = view(*(repeated(_base(), copies) for copies in COPIES))
    if first is None or not np.any(first[0]) or any(one is None for one in others):
        return None
    seen = first[0] != 0
    if any(np.any(one[0][~seen]) for one in others if one is not None):
        return None
    sizes = [one[0][seen] / first[0][seen] for one in (first, *others) if one is not None]
    if not all(alike(size, np.full(size.shape, size[0])) for size in sizes):
        return None
    return {copies: float(np.mean(size)) for copies, size in zip(COPIES, sizes, strict=True)}


def _is_like(law: Mapping[int, float], known: Mapping[int, float]) -> bool:
    return all(abs(law[copies] - known[copies] / known[COPIES[0]]) < SAME for copies in COPIES)


@lru_cache(maxsize=1)
def _known_laws() -> tuple[dict[int, float], ...]:
    """For each known average that only changes the size of identical samples: by how much, for each count."""
    right = gradient(_base(), TRUE)[0]
    laws = []
    for entry in _entries():
        found = [answers_of(entry.chain, repeated(_base(), copies)) for copies in COPIES]
        ratios = [one[0] / right for one in found if one is not None and np.any(one[0])]
        if len(ratios) == len(COPIES) and all(np.ptp(ratio) < SAME for ratio in ratios):
            laws.append({copies: float(np.mean(ratio)) for copies, ratio in zip(COPIES, ratios, strict=True)})
    return tuple(laws)


def _entries() -> list[Misconception]:
    return [entry for entry in CATALOGUE if set(entry.put) == {"average"}]


def average(view: View, one: Explained) -> Explained:
    """What is wrong in the average, beside what is wrong in one sample."""
    batches = [drawn(inputs) for inputs in SEVERAL]
    found = view(*batches)
    fits = partial(all_agree, batches=batches, found=found)
    kept = one.kept(fits)
    if kept is not None:
        return kept
    follows = _follows_the_count(view)
    # A sum and a division by a number of nodes are one wrong mean.
    is_a_mean = follows and all(any(map(follows_a_width, some.entries)) for some in one.named)
    more = None if is_a_mean else one.more([(entry,) for entry in _entries()], fits)
    if more is not None:
        return more
    if follows:
        return Explained.blames(Cause("average", shown="alone"))
    if all(agree(seen, own_mean(view, batch)) for seen, batch in zip(found, batches, strict=True)):
        # Each sample is taken for itself, and yet the names do not hold for these samples.
        return Explained.blames(*(Cause(cause.link, shown=cause.shown) for cause in one.causes))
    # A mere number may as well come of how the samples are put together.
    causes = (cause for cause in one.causes if not any(map(numbers, cause.entries)))
    link = mixed.blame(view)
    shown = "mixed" if link != "average" else "" if one.causes else "alone"
    return Explained.blames(*causes, Cause(link, shown=shown))


def _follows_the_count(view: View) -> bool:
    """Whether identical samples give the right numbers times something that only their count decides."""
    right = gradient(_base(), TRUE)[0]
    ratios = []
    for one in view(*(repeated(_base(), copies) for copies in (1, 3, 7))):
        if one is None:
            return False
        ratio = one[0] / right
        if np.ptp(ratio) > SAME * max(1.0, float(np.max(np.abs(ratio)))):
            return False
        ratios.append(float(np.mean(ratio)))
    return float(np.ptp(ratios)) > SAME
