"""The fewest wrong links that make a composite what it is: one layer first, then the average, then the way back.

Each stage holds the student's numbers against the chain that the stages before it have found, so that mistakes at
different stages do not hide each other. A stage names entries of the catalogue where the numbers single them out, and
otherwise blames a link by experiment.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from autograder.core.cases import Case
from autograder.core.chain import Chain
from autograder.core.diagnosis.averages import several_samples
from autograder.core.diagnosis.book import fits, reproduces
from autograder.core.diagnosis.depth import depth
from autograder.core.diagnosis.explained import Explained, Named
from autograder.core.diagnosis.numbers import equals
from autograder.core.diagnosis.one_layer import one_layer
from autograder.core.diagnosis.views import View
from autograder.core.lesson import Exercise
from autograder.core.misconceptions import CATALOGUE
from autograder.reply import Ask, Reply


def causes(exercise: Exercise, ask: Ask, observed: Sequence[tuple[Case, Reply]]) -> Explained:
    """The wrong links of a function that returns a gradient.

    What was found in drawn layers is named only if it gives all that was observed on ordinary cases too, where need be
    with one entry more.
    """
    view = View(exercise.function, ask)
    view, found = several_samples(view) if "average" in exercise.links else (view, one_layer(view))
    if "back" in exercise.links:
        found = depth(view, found)
    if not found.named:
        return found
    # Those that are not explained yet tell soonest what does not fit.
    odd_first = sorted(observed, key=lambda pair: any(fits(pair[1], pair[0], one.chain) for one in found.named))
    on_all = partial(reproduces, observed=odd_first)
    kept = found.kept(on_all)
    if kept is not None:
        return replace(kept, named=_with_equals(kept.named, on_all))
    links = {entry.link for one in found.named for entry in one.entries}
    return found.more([(entry,) for entry in CATALOGUE if entry.put and entry.link not in links], on_all) or found


def _with_equals(named: Sequence[Named], on_all: Callable[[Chain], bool]) -> tuple[Named, ...]:
    """These sets, and those with other numbers in them that come to the same."""
    others = {frozenset(entries): Named().and_(*entries) for one in named for entries in equals(one.entries)}
    for one in named:
        others.pop(frozenset(one.entries), None)
    return (*named, *(one for one in others.values() if on_all(one.chain)))
