"""What is wrong in one layer for one sample: the fewest known mistakes that give all that is seen, or an experiment.

In between, known mistakes are looked for that show with some activations only.
"""

from __future__ import annotations

from dataclasses import replace

from autograder.core.chain import TRUE
from autograder.core.diagnosis.answers import all_agree
from autograder.core.diagnosis.asking import Composite, Gradients
from autograder.core.diagnosis.drawn import LARGE, layers
from autograder.core.diagnosis.experiments import one_layer as experiments
from autograder.core.diagnosis.experiments.readings import LayerReadings, layer_readings
from autograder.core.diagnosis.explanation import Explanation, Explanations
from autograder.core.diagnosis.known.book import Book
from autograder.core.diagnosis.known.combinations import Combination, combinations
from autograder.core.diagnosis.known.for_some import for_some
from autograder.core.diagnosis.known.stand_ins import is_one_unknown
from autograder.core.lesson import ACTIVATION_NAMES


def one_layer(book: Book, composite: Composite, with_averages: bool = False) -> Explanations:
    """What is wrong in one layer for one sample; on request an average may be what is wrong in it."""
    seen = layer_readings(composite)
    if seen is None:
        return Explanations.blames()
    if not seen.wrong:
        return Explanations()
    known = [one for one in _known(book, seen, with_averages) if not is_one_unknown(one.mistakes)]
    fewest = tuple(Explanation(one.mistakes, one.chain) for one in known if len(one.mistakes) == len(known[0].mistakes))
    return Explanations(sets=fewest) if fewest else _for_some(book, seen) or _by_experiment(seen)


def _for_some(book: Book, seen: LayerReadings) -> Explanations | None:
    """Known mistakes for some activations only; none where another slope would do, which is the likelier."""
    if "da_dz" in experiments.links_alone(seen):
        return None
    found = for_some(book, {g: one.seen for g, one in seen.wrong.items()}, seen.shape)
    return Explanations(sets=found) if found else None


def _known(book: Book, seen: LayerReadings, with_averages: bool) -> list[Combination]:
    """The sets of entries that give all that was seen and of which none can be spared, the smallest first."""
    readings = seen.readings
    possible = combinations(book, [one.seen["base"] for one in readings], seen.shape, with_averages)
    if not possible:
        return []
    large = layers(ACTIVATION_NAMES[0], *LARGE)["base"].batch
    asked = [(one.layers[name].batch, one.seen[name]) for name in readings[0].layers for one in readings]
    batches = [*(batch for batch, _ in asked), large]
    there: list[Gradients] = [None if gradient is None else [gradient] for _, gradient in asked]
    found = [*there, *seen.composite.samples(large)]
    fitting = [one for one in possible if all_agree(one.chain, batches, found)]
    sets = [set(one.mistakes) for one in fitting]
    needed = [one for one in fitting if not any(other < set(one.mistakes) for other in sets)]
    return sorted(needed, key=lambda one: len(one.mistakes))


def _by_experiment(seen: LayerReadings) -> Explanations:
    cause = experiments.one_layer_link(seen)
    if cause.factor is None:
        return Explanations.blames(cause)
    factor = cause.factor
    scaled = TRUE.with_(product=lambda *links: factor * TRUE.product(*links))
    return Explanations((replace(cause, factor=factor),), (Explanation((), scaled),))
