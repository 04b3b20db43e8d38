"""Several mistakes at once, one stage after the other: one layer for one sample, then several samples, then depth.

Each stage holds the student's numbers against the chain that the stages before it have found, so that mistakes at
different stages do not hide each other. A stage names entries of the catalogue where the numbers single them out, and
otherwise blames a link by experiment.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from autograder.core.chain import Chain
from autograder.core.diagnosis.asking import Composite
from autograder.core.diagnosis.examination import Examination
from autograder.core.diagnosis.explanation import Cause, Explanation, Explanations
from autograder.core.diagnosis.known.book import Book, Observations
from autograder.core.diagnosis.known.stand_ins import equals
from autograder.core.diagnosis.stages.one_layer import one_layer
from autograder.core.diagnosis.stages.several_layers import several_layers
from autograder.core.diagnosis.stages.several_samples import several_samples
from autograder.core.diagnosis.stages.special import special
from autograder.core.diagnosis.stages.witnesses import settled
from autograder.core.lesson import Exercise
from autograder.reply import Ask

UNNAMED = ("wrong", "alone", "for each weight", "mixed")
LINKS_OF_ONE_WEIGHT = {"dC_da", "da_dz", "dz_dw"}


def causes(seen: Examination) -> list[Cause]:
    """The wrong links of a gradient, in the order in which to mend them; none where nothing came back."""
    if not seen.is_gradient:
        return []
    explained = explanations(seen.book, seen.exercise, seen.ask, seen.pairs)
    odd = [o for o in seen.observed if not any(seen.book.fits(o.reply, o.case, one.chain) for one in explained.sets)]
    only = special(seen.book, odd, seen.observed) if explained.sets else None
    links = {cause.link for cause in explained.causes}
    holds = not odd or not explained.sets or (only is not None and only.link not in links)
    found = [
        # What was found in drawn layers must hold on every ordinary case as well, or it is not claimed.
        settled(
            seen.exercise.name,
            cause if holds else _without_names(cause),
            seen.known,
            seen.asked,
        )
        for cause in explained.causes
    ]
    found = list(dict.fromkeys(cleared(seen, cause) for cause in found))
    in_order = sorted(found, key=lambda cause: cause.place)
    return [*in_order, only] if holds and only else in_order


def cleared(seen: Examination, cause: Cause) -> Cause:
    """The cause as it is, unless it has no name and its link comes from an earlier function that is rightly called.

    Then what is done with that link is wrong.
    """
    if cause.entries or cause.shown not in UNNAMED or cause.link not in seen.in_order:
        return cause
    if "average" in seen.exercise.links and "product" in seen.in_order:
        return Cause("average")
    if cause.shown == "alone" and cause.link in LINKS_OF_ONE_WEIGHT:
        return Cause(cause.link, shown="used otherwise", about=(cause.link,))
    if cause.link == "forward" and "back" in seen.exercise.links and "back" not in seen.in_order:
        return Cause("back")
    return Cause("product", shown="alone" if seen.in_order >= LINKS_OF_ONE_WEIGHT else "wrong")


def _without_names(cause: Cause) -> Cause:
    return Cause(cause.link, shown="wrong" if cause.shown == "scaled" else cause.shown)


def explanations(book: Book, exercise: Exercise, ask: Ask, observed: Observations) -> Explanations:
    """The wrong links of a function that returns a gradient.

    What was found in drawn layers is named only if it gives all that was observed on ordinary cases too, where need be
    with one entry more.
    """
    composite = Composite(exercise.function, ask)
    if "average" in exercise.links:
        composite, found = several_samples(book, composite)
    else:
        found = one_layer(book, composite)
    if "back" in exercise.links:
        found = several_layers(book, composite, found)
    if not found.sets:
        return found
    # Those that are not explained yet tell soonest what does not fit.
    odd_first = sorted(observed, key=lambda pair: any(book.fits(pair[1], pair[0], one.chain) for one in found.sets))
    on_all = partial(book.reproduces, observed=odd_first)
    kept = found.kept(on_all)
    if kept is not None:
        return replace(kept, sets=_with_equals(book, kept.sets, on_all))
    links = {entry.link for one in found.sets for entry in one.entries}
    return found.more([(entry,) for entry in book.catalogue if entry.put and entry.link not in links], on_all) or found


def _with_equals(book: Book, sets: Sequence[Explanation], on_all: Callable[[Chain], bool]) -> tuple[Explanation, ...]:
    """These sets, and those with other factors in them that come to the same."""
    others = {frozenset(some): Explanation().and_(*some) for one in sets for some in equals(book, one.entries)}
    for one in sets:
        others.pop(frozenset(one.entries), None)
    return (*sets, *(one for one in others.values() if on_all(one.chain)))
