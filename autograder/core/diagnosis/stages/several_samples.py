"""What is wrong in going from one sample to several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from autograder.core.chain import TRUE, gradient
from autograder.core.diagnosis.answers import agree, all_agree, answers_of
from autograder.core.diagnosis.asking import Composite, Gradients
from autograder.core.diagnosis.drawn import SEVERAL, WIDE, batch_of, layers, repeated
from autograder.core.diagnosis.experiments import samples
from autograder.core.diagnosis.explanation import Cause, Explanations
from autograder.core.diagnosis.known.book import Book
from autograder.core.diagnosis.scaling import factors, follows_a_width
from autograder.core.diagnosis.stages.one_layer import one_layer
from autograder.core.misconceptions import Misconception
from autograder.core.network import Batch
from autograder.core.sameness import SAME, alike

COPIES = (3, 5, 7)
Law = Mapping[int, float]
"""The size of the answer for so many identical samples, as a part of the first."""


def several_samples(book: Book, composite: Composite) -> tuple[Composite, Explanations]:
    """What is wrong in one layer and in the average, and the composite as one sample is seen through it.

    Where one sample cannot be understood on its own, it is seen as identical ones, undoing a known average.
    """
    for with_averages in (True, False):
        found = average(book, composite, one_layer(book, composite, with_averages))
        if found.is_whole:
            return composite, found
    for through in _undone(book, composite):
        undone = average(book, through, one_layer(book, through))
        if undone.is_whole:
            return through, undone
    return composite, found


def _undone(book: Book, composite: Composite) -> Iterator[Composite]:
    """The composite with a known average undone, one that changes with the count of identical samples as it does."""
    law = _law(composite)
    if law is not None and np.ptp(list(law.values())) > SAME:
        scales = [1 / known[COPIES[0]] for known in book.once(_known_laws) if _is_like(law, known)]
        for scale in dict.fromkeys(np.round(scales, 12)):
            yield composite.seen_as(copies=COPIES[0], scale=float(scale))


def _base() -> Batch:
    return layers("tanh", *WIDE)["base"].batch


def _law(composite: Composite) -> Law | None:
    """The law of a student's composite; None if more than size changes."""
    first, *others = composite(*(repeated(_base(), copies) for copies in COPIES))
    if first is None or not np.any(first[0]) or any(one is None for one in others):
        return None
    seen = first[0] != 0
    if any(np.any(one[0][~seen]) for one in others if one is not None):
        return None
    sizes = [one[0][seen] / first[0][seen] for one in (first, *others) if one is not None]
    if not all(alike(size, np.full(size.shape, size[0])) for size in sizes):
        return None
    return {copies: float(np.mean(size)) for copies, size in zip(COPIES, sizes, strict=True)}


def _is_like(law: Law, known: Law) -> bool:
    return all(abs(law[copies] - known[copies] / known[COPIES[0]]) < SAME for copies in COPIES)


def _known_laws(book: Book) -> list[Law]:
    """For each known average that only changes the size of identical samples: by how much, for each count."""
    right = gradient(_base(), TRUE)[0]
    laws: list[Law] = []
    for entry in book.averages:
        found = [answers_of(entry.chain, repeated(_base(), copies)) for copies in COPIES]
        ratios = [one[0] / right for one in found if one is not None and np.any(one[0])]
        if len(ratios) == len(COPIES) and all(np.ptp(ratio) < SAME for ratio in ratios):
            laws.append({copies: float(np.mean(ratio)) for copies, ratio in zip(COPIES, ratios, strict=True)})
    return laws


def average(book: Book, composite: Composite, one: Explanations) -> Explanations:
    """What is wrong in the average, beside what is wrong in one sample."""
    batches = [batch_of(inputs) for inputs in SEVERAL]
    found = composite(*batches)
    fits = partial(all_agree, batches=batches, found=found)
    kept = one.kept(fits)
    if kept is not None:
        return kept
    follows = _follows_the_count(composite)
    # A sum and a division by a number of nodes are one wrong mean.
    is_a_mean = follows and all(any(map(follows_a_width, some.entries)) for some in one.sets)
    more = one.more([(entry,) for entry in book.averages], fits) or one.instead(book.averages, fits)
    more = more or one.more(_for_some(book, one, batches, found), fits)
    if more is not None and not is_a_mean:
        return more
    if follows:
        return Explanations.blames(Cause("average", shown="alone"))
    if all(agree(seen, composite.mean_of_own(batch)) for seen, batch in zip(found, batches, strict=True)):
        # Each sample is taken for itself, and yet the names do not hold for these samples.
        return Explanations.blames(*(cause.unnamed for cause in one.causes))
    # A mere factor may as well come of how the samples are put together.
    causes = [cause for cause in one.causes if not any(map(factors, cause.entries))]
    blamed = samples.mixed_link(composite)
    if blamed.link == "average" and not one.causes:
        blamed = replace(blamed, shown="alone")
    return Explanations.blames(*causes, blamed)


def _for_some(
    book: Book, one: Explanations, batches: Sequence[Batch], found: Sequence[Gradients]
) -> list[tuple[Misconception]]:
    """Each known average, for the activations only for which one sample does not explain several."""
    if not one.sets:
        return []
    chain = one.sets[0].chain
    wrong = {
        batch.gs[-1]: None
        for batch, gradients in zip(batches, found, strict=True)
        if not agree(gradients, answers_of(chain, batch))
    }
    return [(book.only_for(wrong, entry),) for entry in book.averages]


def _follows_the_count(composite: Composite) -> bool:
    """Whether identical samples give the right numbers times something that only their count decides."""
    right = gradient(_base(), TRUE)[0]
    ratios = []
    for one in composite(*(repeated(_base(), copies) for copies in (1, 3, 7))):
        if one is None:
            return False
        ratio = one[0] / right
        if np.ptp(ratio) > SAME * max(1.0, float(np.max(np.abs(ratio)))):
            return False
        ratios.append(float(np.mean(ratio)))
    return float(np.ptp(ratios)) > SAME
