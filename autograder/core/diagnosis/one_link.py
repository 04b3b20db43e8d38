"""Which link the experiments on one layer single out, whatever the mistake is.

A mistake that no single link explains is told by what it ignores, by the a at which it vanishes (the forward pass), or
by being a function of the three right links.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from autograder.core.diagnosis.experiments import SAME, Observations, observe, truth
from autograder.core.diagnosis.views import View


@dataclass(frozen=True)
class Blame:
    """What the experiments single out: a link, or a bare factor that could sit in several."""

    link: str | None
    factor: float | None = None


def single_link(view: View, observed: Sequence[Observations]) -> Blame | None:
    """The one link that explains all that was seen by itself, or a bare factor; None if there is no such link."""
    wrong = {one.g: one for one in observed if not one.is_right and not one.is_blind}
    everywhere = not any(one.is_right for one in observed)
    factors = [one.factor() for one in wrong.values()]
    if everywhere and all(f is not None for f in factors) and np.ptp([f for f in factors if f is not None]) < SAME:
        return Blame(_follows_a_width(view, factors[0]) if factors[0] else None, factors[0])
    smooth = [one for one in wrong.values() if one.is_smooth]
    if smooth and all(one.is_rearranged for one in smooth):
        return Blame("product")
    if is_monotone(observed):
        return Blame("product")
    if not everywhere and any(one.believes_another_forward_pass for one in wrong.values()):
        return Blame("forward")
    if is_another_forward_pass(observed):
        return Blame("forward")
    possible = [set(one.explained_by()) for one in wrong.values()]
    shared = [link for link in ("dC_da", "da_dz", "dz_dw") if all(link in links for links in possible)]
    if not everywhere:
        # Only the activation and its slope see which one it is; or the links that use them by mistake.
        shared.sort(key=lambda link: link != "da_dz")
    return Blame(shared[0]) if shared else None


def is_another_forward_pass(observed: Sequence[Observations]) -> bool:
    """Whether every answer is right for another a, and no function of a and y alone."""
    smooth = [one for one in observed if one.is_smooth and not one.is_right]
    return bool(smooth) and all(
        one.believes_another_forward_pass and "dC_da" not in one.explained_by() for one in smooth
    )


def is_monotone(observed: Sequence[Observations]) -> bool:
    """Whether every number is the same rising function of the right one: rounded, clipped, or squashed at the end."""
    pairs = [
        (truth(one.layers[name]).ravel(), answer.ravel())
        for one in observed
        for name, answer in one.seen.items()
        if answer is not None
    ]
    right, answers = (np.concatenate(part) for part in zip(*pairs, strict=True))
    order = np.argsort(right)
    rises = np.diff(answers[order])
    return bool(np.all(rises >= -SAME * np.max(np.abs(answers))) and np.any(rises > 0))


def last_resort(observed: Sequence[Observations]) -> tuple[str | None, bool]:
    """The link to blame where none explains everything by itself, and whether the answer ignores what it sees."""
    wrong = {one.g: one for one in observed if not one.is_right}
    if any(one.is_right for one in observed):
        return "da_dz", False  # only the activation and its slope see which one it is
    for g in ("tanh", "sigmoid", "relu", "linear"):
        if g in wrong:
            ignored = wrong[g].ignored_links
            link = ignored[0] if len(ignored) == 1 else _link(wrong[g])
            if link is not None:
                return link, len(ignored) == 1
    return None, False


def _follows_a_width(view: View, factor: float) -> str | None:
    """The link of a factor that changes with the number of nodes on one side of the weights only.

    With several samples, a mean taken over too much has the same factor: then no link is singled out.
    """
    other = {JK: observe(view, "tanh", *JK).factor() for JK in ((3, 7), (5, 5))}
    same = {JK: found is not None and abs(found - factor) < SAME * abs(factor) for JK, found in other.items()}
    if all(same.values()) or None in other.values():
        return None
    if view.function.takes_samples:
        return None
    return "dC_da" if same[3, 7] else "dz_dw" if same[5, 5] else "product"


def _link(observed: Observations) -> str | None:
    if observed.believes_another_forward_pass:
        return "forward"
    if observed.ignores("W"):
        return "product" if observed.ignores("z mirrored") and not observed.ignored_links else None
    # The first two links do not see W once z is held.
    return "dz_dw" if observed.is_proportional_to_the_error else "product"
