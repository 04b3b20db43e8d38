"""The fewest wrong links that make a composite what it is: one layer first, then the average, then the way back.

Each stage holds the student's numbers against the chain that the stages before it have found, so that mistakes at
different stages do not hide each other. A stage names entries of the catalogue where the numbers single them out, and
otherwise blames a link by experiment.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random

import numpy as np

from autograder.core.cases import batch as drawn_batch
from autograder.core.chain import TRUE, Chain, gradient
from autograder.core.diagnosis import experiments, tables
from autograder.core.diagnosis.book import close
from autograder.core.diagnosis.experiments import Blame, Observations
from autograder.core.diagnosis.finding import Ask
from autograder.core.diagnosis.views import Seen, View, repeated
from autograder.core.lesson import ACTIVATION_NAMES, CHAIN, Exercise, Inputs
from autograder.core.misconceptions import CATALOGUE, Misconception
from autograder.core.network import Batch, Unseen


@dataclass(frozen=True)
class Cause:
    """One wrong link, the entries that fit it equally, and a bare factor where that is all there is to see."""

    link: str | None
    entries: tuple[Misconception, ...] = ()
    factor: float | None = None


@dataclass(frozen=True)
class Explained:
    """What a stage found, and the chain that answers as the student does so far; None if that is not known."""

    causes: tuple[Cause, ...] = ()
    chain: Chain | None = TRUE


def causes(exercise: Exercise, ask: Ask) -> tuple[Cause, ...]:
    """The wrong links of a function that returns a gradient, in the order in which to mend them."""
    view = View(exercise.name, ask)
    found = layer(view)
    if "average" in exercise.links:
        found = average(view, found)
    if "back" in exercise.links:
        found = depth(view, found)
    order = [*CHAIN, "shape", None]
    return tuple(sorted(found.causes, key=lambda cause: order.index(cause.link)))


def answers_of(chain: Chain, batch: Batch) -> Seen:
    """The gradients of a chain; None where it raises, or they have not the shapes of Ws."""
    try:
        with np.errstate(all="ignore"):
            gradients = gradient(batch, chain)
    except Unseen:
        return None
    except Exception:  # a wrong link raises what numpy raises
        return None
    shapes = [np.shape(one) for one in gradients]
    whole = shapes == [W.shape for W in batch.Ws] and all(np.all(np.isfinite(one)) for one in gradients)
    return gradients if whole else None


def agree(found: Seen, wanted: Seen) -> bool:
    """Whether gradients are the same, or neither is there."""
    if found is None or wanted is None:
        return found is wanted
    return close(found, wanted, [np.abs(one) for one in wanted])


def all_agree(chain: Chain, batches: Sequence[Batch], found: Sequence[Seen]) -> bool:
    """Whether a chain gives all the gradients that were found."""
    return all(agree(seen, answers_of(chain, batch)) for seen, batch in zip(found, batches, strict=True))


def layer(view: View) -> Explained:
    """What is wrong in one layer for one sample."""
    observed = [experiments.observe(view, g) for g in ACTIVATION_NAMES]
    square = [experiments.observe(view, g, 3, 3) for g in ("tanh", "relu")] if _is_blind(observed) else []
    everything = [*observed, *square]
    if all(one.is_right for one in everything):
        return Explained()
    batches = [layer.batch for one in everything for layer in one.layers.values()]
    found: list[Seen] = [
        None if gradient is None else [gradient] for one in everything for gradient in one.seen.values()
    ]
    return _in_tables(observed, batches, found) or _in_pairs(batches, found) or _by_experiment(view, everything)


def _is_blind(observed: Iterable[Observations]) -> bool:
    return all(gradient is None for one in observed for gradient in one.seen.values())


def _in_tables(observed: Sequence[Observations], batches: Sequence[Batch], found: Sequence[Seen]) -> Explained | None:
    combinations = [
        combination
        for combination in tables.combinations([one.seen["base"] for one in observed])
        if all_agree(tables.chain_of(combination), batches, found)
    ]
    if not combinations:
        return None
    fewest = min(len(tables.mistakes(combination)) for combination in combinations)
    alike = [combination for combination in combinations if len(tables.mistakes(combination)) == fewest]
    return Explained(grouped([tables.mistakes(one) for one in alike]), tables.chain_of(alike[0]))


def grouped(alternatives: Sequence[Sequence[Misconception]]) -> tuple[Cause, ...]:
    """One cause for each link that all alternatives blame; one without a link for what they blame differently."""
    links = [tuple(entry.link for entry in alternative) for alternative in alternatives]
    if len(set(links)) == 1:
        return tuple(
            Cause(link, tuple(dict.fromkeys(alternative[position] for alternative in alternatives)))
            for position, link in enumerate(links[0])
        )
    shared = [link for link in links[0] if all(link in others for others in links)]
    left = [entry for alternative in alternatives for entry in alternative if entry.link not in shared]
    kept = [
        Cause(
            link,
            tuple(dict.fromkeys(e for alternative in alternatives for e in alternative if e.link == link)),
        )
        for link in dict.fromkeys(shared)
    ]
    return (*kept, Cause(None, tuple(dict.fromkeys(left))))


def _in_pairs(batches: Sequence[Batch], found: Sequence[Seen]) -> Explained | None:
    """An entry of any place, alone or with an entry of another link, that the tables of links do not hold."""
    for size in (1, 2):
        fitting = [
            entries
            for entries in sets_of(size, ("forward", "product"), ("forward", "dC_da", "da_dz", "dz_dw", "product"))
            if all_agree(chain_with(entries), batches, found)
        ]
        if fitting:
            return Explained(grouped(fitting), chain_with(fitting[0]))
    return None


def sets_of(size: int, one_of: Sequence[str], others: Sequence[str]) -> Iterable[tuple[Misconception, ...]]:
    """Single entries, or pairs in different places, of which the first replaces one of some places."""
    for first in CATALOGUE:
        if first.put and set(first.put) <= {*one_of, *others} and set(first.put) & set(one_of):
            if size == 1:
                yield (first,)
                continue
            for second in CATALOGUE:
                places = set(second.put)
                if places and places <= set(others) and not places & set(first.put) and first.link != second.link:
                    yield (first, second)


def chain_with(entries: Iterable[Misconception], chain: Chain = TRUE) -> Chain:
    """A chain with all of these put in."""
    for entry in entries:
        chain = entry.into(chain)
    return chain


def _by_experiment(view: View, observed: Sequence[Observations]) -> Explained:
    blamed = experiments.blame(view, observed)
    if blamed.factor is not None:
        c = blamed.factor
        scaled = TRUE.with_(product=lambda *links: c * TRUE.product(*links))
        return Explained((Cause(blamed.link, factor=c),), scaled)
    return Explained((Cause(blamed.link),), None)


SEVERAL = (Inputs(("tanh",)), Inputs(("sigmoid",)), Inputs(("relu",)), Inputs(("tanh",), J=1))
DEEP = (
    Inputs(("tanh", "sigmoid"), n=1),
    Inputs(("sigmoid", "tanh"), n=1),
    Inputs(("relu", "sigmoid"), n=1),
    Inputs(("sigmoid", "relu", "tanh"), n=1),
    Inputs(("tanh", "tanh", "sigmoid"), n=1),
)


def drawn(inputs: Inputs) -> Batch:
    """The fixed public batch for these inputs."""
    return drawn_batch(Random(f"stages/{inputs}"), inputs)


def average(view: View, one: Explained) -> Explained:
    """What is wrong in going from one sample to several, beside what is wrong in one."""
    batches = [drawn(inputs) for inputs in SEVERAL]
    found = view(*batches)
    if one.chain is not None:
        if all_agree(one.chain, batches, found):
            return one
        entries = [
            entry
            for entry in CATALOGUE
            if set(entry.put) == {"average"} and all_agree(entry.into(one.chain), batches, found)
        ]
        if entries:
            return Explained((*one.causes, *grouped([(entry,) for entry in entries])), entries[0].into(one.chain))
    if all(agree(seen, _own_mean(view, batch)) for seen, batch in zip(found, batches, strict=True)):
        return one
    factors = [cause for cause in one.causes if cause.factor is not None]
    kept = tuple(cause for cause in one.causes if cause not in factors)
    return Explained((*kept, Cause("average")), None)


def _own_mean(view: View, batch: Batch) -> Seen:
    """The mean of the student's own gradients of the samples."""
    singles = view.samples(*(replace(batch, X=batch.X[i : i + 1], Y=batch.Y[i : i + 1]) for i in range(len(batch.X))))
    if any(single is None for single in singles):
        return None
    return [np.mean(parts, axis=0) for parts in zip(*(single for single in singles if single), strict=True)]


def depth(view: View, shallow: Explained) -> Explained:
    """What is wrong in a network of several matrices, beside what is wrong in one."""
    batches = [drawn(inputs) for inputs in DEEP]
    found = view.samples(*batches)
    if shallow.chain is None:
        return shallow
    repeats = [repeated(batch, view.copies) for batch in batches]
    if all_agree(shallow.chain, repeats, found):
        return shallow
    fitting = [(entry,) for entry in CATALOGUE if entry.put and all_agree(entry.into(shallow.chain), repeats, found)]
    if fitting:
        return Explained((*shallow.causes, *grouped(fitting)), chain_with(fitting[0], shallow.chain))
    return Explained((*shallow.causes, Cause(experiments.blame_depth(view))), None)


__all__ = ["Blame", "Cause", "causes"]
