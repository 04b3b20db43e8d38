"""Which link the experiments on one layer single out, whatever the mistake is."""

from __future__ import annotations

import numpy as np

from autograder.core.diagnosis.experiments.readings import LayerReadings, Readings, read
from autograder.core.diagnosis.explanation import Cause
from autograder.core.diagnosis.rules import Rule, always, first
from autograder.core.finding import Link
from autograder.core.sameness import SAME, alike

IN_ORDER = ("tanh", "sigmoid", "relu", "linear")
"""The activations, the one that tells most first."""
SINGLE: tuple[Link, ...] = ("dC_da", "da_dz", "dz_dw")


def one_layer_link(seen: LayerReadings) -> Cause:
    """The link that explains what was seen, alone if there is one that does."""
    return first(ONE_LINK, seen) or first(SEVERAL_LINKS, seen) or Cause(None)


def is_scaled(seen: LayerReadings) -> bool:
    """Whether every answer, with every activation, is the truth times the same number."""
    factors = [one.factor for one in seen.wrong_numbers]
    found = [factor for factor in factors if factor is not None]
    return not seen.are_right_somewhere and len(found) == len(factors) and float(np.ptp(found)) < SAME


def scaled(seen: LayerReadings) -> Cause:
    """The link of a factor that changes with the number of nodes on one side of the weights only."""
    factor = seen.wrong_numbers[0].factor or 0.0
    return Cause(_side(seen, factor) if factor else None, factor=factor, shown="scaled")


def _side(seen: LayerReadings, factor: float) -> Link | None:
    composite = seen.composite
    others = {shape: read(composite, "tanh", *shape).factor for shape in ((3, 7), (5, 5))}
    same = {shape: other is not None and abs(other - factor) < SAME * abs(factor) for shape, other in others.items()}
    if all(same.values()) or None in others.values():
        return None
    # With several samples, a mean taken over too much has the same factor: then no link is singled out.
    if composite.function.takes_samples:
        return None
    return "dC_da" if same[3, 7] else "dz_dw" if same[5, 5] else "product"


def is_rearranged(seen: LayerReadings) -> bool:
    """Whether the right numbers are there, in other places, or some of them."""
    return bool(seen.smooth) and all(one.are_rearranged for one in seen.smooth)


def is_monotone(seen: LayerReadings) -> bool:
    """Whether every number is the same rising function of the right one: rounded, clipped, or squashed at the end."""
    pairs = [
        (one.layers[name].right.ravel(), answer.ravel())
        for one in seen.readings
        for name, answer in one.seen.items()
        if answer is not None
    ]
    right, answers = (np.concatenate(part) for part in zip(*pairs, strict=True))
    rises = np.diff(answers[np.argsort(right)])
    return bool(np.all(rises >= -SAME * np.max(np.abs(answers))) and np.any(rises > 0))


def believes_another_a_for_some(seen: LayerReadings) -> bool:
    """Whether an answer is right for another a, while some activations are right altogether."""
    return seen.are_right_somewhere and any(one.believe_another_a for one in seen.wrong_numbers)


def believes_another_a(seen: LayerReadings) -> bool:
    """Whether every answer is right for another a, and no function of a and y alone."""
    smooth = [one for one in seen.wrong.values() if one.are_smooth]
    return bool(smooth) and all(one.believe_another_a and "dC_da" not in one.possible_links for one in smooth)


def links_alone(seen: LayerReadings) -> list[Link]:
    """The links that could be wrong on their own, for all activations; the likeliest first."""
    shared = [link for link in SINGLE if all(link in one.possible_links for one in seen.wrong_numbers)]
    if seen.are_right_somewhere:
        # Only the activation and its slope see which one it is; or the links that use them by mistake.
        shared.sort(key=lambda link: link != "da_dz")
    return shared


def is_for_each_node(seen: LayerReadings, link: Link) -> bool:
    """Whether that link is one number for each node that it belongs to, whichever weight is looked at."""
    tables = [table for one in seen.wrong_numbers for table in one.ratios(link) if table is not None]
    firsts = [table[:1] if link == "dz_dw" else table[:, :1] for table in tables]
    return all(alike(table, first + 0 * table) for table, first in zip(tables, firsts, strict=True))


def put_elsewhere(link: Link) -> Cause:
    """The cause where a link is another one for each weight: an input may have been taken by a wrong index."""
    return Cause("dz_dw", shown="for each weight") if link == "dz_dw" else Cause("product")


ONE_LINK: tuple[Rule[LayerReadings], ...] = (
    Rule("Is it the right gradient times one number?", is_scaled, scaled),
    Rule("Are the right numbers there, in other places, or only some of them?", is_rearranged, "product", "alone"),
    Rule("Does every number rise with the right one (rounded, clipped, squashed)?", is_monotone, "product", "alone"),
    Rule(
        "Is one activation right, and another right for another a, which y reveals?",
        believes_another_a_for_some,
        "forward",
        "alone",
    ),
    Rule("Is it right for another a, whatever the activation?", believes_another_a, "forward", "alone"),
    Rule(
        "Is there a link with which alone, right or wrong, all answers can be put together?",
        lambda seen: bool(links_alone(seen)) and is_for_each_node(seen, links_alone(seen)[0]),
        lambda seen: Cause(links_alone(seen)[0], shown="alone"),
    ),
    Rule(
        "Is there one, if it may be another for each weight? What belongs to node j is then put elsewhere.",
        lambda seen: bool(links_alone(seen)),
        lambda seen: put_elsewhere(links_alone(seen)[0]),
    ),
)
"""One link explains all that was seen, by itself."""


def told_by_one(seen: LayerReadings) -> Cause | None:
    """What the first activation tells that tells anything."""
    causes = (first(ONE_ACTIVATION, seen.wrong[g]) for g in IN_ORDER if g in seen.wrong)
    return next((cause for cause in causes if cause is not None), None)


SEVERAL_LINKS: tuple[Rule[LayerReadings], ...] = (
    Rule(
        "Is some activation right? Only g and its slope see which one it is.", lambda s: s.are_right_somewhere, "da_dz"
    ),
    Rule("What does the first activation tell that is not right?", always, told_by_one),
)
"""No link explains everything by itself."""

ONE_ACTIVATION: tuple[Rule[Readings], ...] = (
    Rule(
        "Is there one link whose own quantity makes no difference?",
        lambda one: len(one.ignored_links) == 1,
        lambda one: Cause(one.ignored_links[0], shown="left out"),
    ),
    Rule("Is it right for another a, which y reveals?", lambda one: one.believe_another_a, "forward"),
    Rule(
        "Is it made of the three right links? (Neither W nor the sign of z matters beside them.)",
        lambda one: one.ignore("W") and one.ignore("z mirrored") and not one.ignored_links,
        "product",
    ),
    Rule(
        "Does W matter beside z, and is the error a factor? The first two links do not see W.",
        lambda one: not one.ignore("W") and one.are_proportional_to_the_error,
        "dz_dw",
    ),
    Rule("Does W matter beside z?", lambda one: not one.ignore("W"), "product"),
)
"""What one activation tells where several links, or an unknown one, are wrong."""
