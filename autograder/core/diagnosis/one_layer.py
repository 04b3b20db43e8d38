"""What is wrong in one layer for one sample: the fewest known mistakes that give all that is seen, or an experiment."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from autograder.core.chain import TRUE
from autograder.core.diagnosis import experiments, one_link, tables
from autograder.core.diagnosis.answers import all_agree
from autograder.core.diagnosis.combinations import Combination, combinations
from autograder.core.diagnosis.experiments import Observations
from autograder.core.diagnosis.explained import Cause, Explained, Named
from autograder.core.diagnosis.numbers import is_one_unknown
from autograder.core.diagnosis.views import Seen, View
from autograder.core.lesson import ACTIVATION_NAMES

LARGE = (4, 7)
"""Another layer, so that a part in five is not taken for a division by five inputs."""


def one_layer(view: View, with_averages: bool = False) -> Explained:
    """What is wrong in one layer for one sample; on request an average may be what is wrong in it."""
    observed = observations(view)
    if not observed:
        return Explained.blames()
    if all(one.is_right for one in observed):
        return Explained()
    known = [one for one in _known(view, observed, with_averages) if not is_one_unknown(one.mistakes)]
    fewest = tuple(Named(one.mistakes, one.chain) for one in known if len(one.mistakes) == len(known[0].mistakes))
    return Explained(named=fewest) if fewest else _by_experiment(view, observed)


@lru_cache(maxsize=4)
def observations(view: View) -> list[Observations]:
    """What is seen of a wide layer with each activation, or else of a square one; nothing where nothing comes back."""
    for shape in (tables.WIDE, tables.SQUARE):
        observed = [experiments.observe(view, g, *shape) for g in ACTIVATION_NAMES]
        if not all(one.is_blind for one in observed):
            return observed
    return []


def _known(view: View, observed: Sequence[Observations], with_averages: bool) -> list[Combination]:
    """The sets of entries that give all that was seen and of which none can be spared, the smallest first."""
    possible = combinations([one.seen["base"] for one in observed], observed[0].shape, with_averages)
    if not possible:
        return []
    large = experiments.layers(ACTIVATION_NAMES[0], *LARGE)["base"].batch
    asked = [(one.layers[name].batch, one.seen[name]) for name in observed[0].layers for one in observed]
    batches = [*(batch for batch, _ in asked), large]
    found: list[Seen] = [*(None if gradient is None else [gradient] for _, gradient in asked), *view.samples(large)]
    fitting = [one for one in possible if all_agree(one.chain, batches, found)]
    sets = [set(one.mistakes) for one in fitting]
    needed = [one for one in fitting if not any(other < set(one.mistakes) for other in sets)]
    return sorted(needed, key=lambda one: len(one.mistakes))


def _by_experiment(view: View, observed: Sequence[Observations]) -> Explained:
    blamed = one_link.single_link(view, observed)
    if blamed is None:
        link, left_out = one_link.last_resort(observed)
        return Explained.blames(Cause(link, shown="left out" if left_out else ""))
    if blamed.factor is None:
        return Explained.blames(Cause(blamed.link, shown="alone"))
    c = blamed.factor
    scaled = TRUE.with_(product=lambda *links: c * TRUE.product(*links))
    return Explained((Cause(blamed.link, factor=c),), (Named((), scaled),))
