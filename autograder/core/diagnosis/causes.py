"""The fewest wrong links that make a composite what it is: one layer first, then the average, then the way back.

Each stage holds the student's numbers against the chain that the stages before it have found, so that mistakes at
different stages do not hide each other. A stage names entries of the catalogue where the numbers single them out, and
otherwise blames a link by experiment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from autograder.core.chain import TRUE, Chain, gradient
from autograder.core.diagnosis import experiments, tables, two_layers
from autograder.core.diagnosis.experiments import Observations
from autograder.core.diagnosis.finding import Ask
from autograder.core.diagnosis.shortlists import (
    DEEP,
    SEVERAL,
    agree,
    all_agree,
    answers_of,
    chain_with,
    drawn,
    in_a_network,
    in_one_layer,
)
from autograder.core.diagnosis.views import Seen, View, repeated
from autograder.core.lesson import ACTIVATION_NAMES, CHAIN, Exercise
from autograder.core.misconceptions import CATALOGUE, Misconception
from autograder.core.network import Batch


@dataclass(frozen=True)
class Cause:
    """One wrong link, the entries that fit it equally, and what else the experiments show.

    A bare factor, where that is all there is to see; or that what the link should see makes no difference at all.
    """

    link: str | None
    entries: tuple[Misconception, ...] = ()
    factor: float | None = None
    left_out: bool = False


@dataclass(frozen=True)
class Explained:
    """What a stage found: links blamed without a name, and sets of entries that fit equally, each with its chain.

    The chain is what answers as the student does so far. There is none where a link is blamed without a name.
    """

    blamed: tuple[Cause, ...] = ()
    named: tuple[tuple[tuple[Misconception, ...], Chain], ...] = (((), TRUE),)

    @property
    def causes(self) -> tuple[Cause, ...]:
        """The wrong links in the order in which to mend them."""
        order = [*CHAIN, "shape", None]
        found = (*self.blamed, *(grouped([entries for entries, _ in self.named]) if self.named else ()))
        return tuple(sorted(found, key=lambda cause: order.index(cause.link)))

    @property
    def chains(self) -> list[Chain]:
        """The chains that answer as the student does."""
        return [chain for _, chain in self.named]


def causes(exercise: Exercise, ask: Ask) -> Explained:
    """The wrong links of a function that returns a gradient, in the order in which to mend them."""
    view = View(exercise.name, ask)
    if "average" in exercise.links:
        view, found = _through_the_average(view)
    else:
        found = layer(view)
    if "back" in exercise.links:
        found = depth(view, found)
    return found


def _through_the_average(view: View) -> tuple[View, Explained]:
    """What is wrong in one layer and in the average, and the view in which one sample is seen as it is.

    Where the answer for identical samples changes with their count, every known average that changes alike is tried.
    """
    law = _law(view)
    tried = [(view, average(view, layer(view)))]
    if law is not None and np.ptp(list(law.values())) > experiments.SAME:
        scales = [1 / laws[COPIES[0]] for laws in _known_laws() if _is_like(law, laws)]
        for scale in dict.fromkeys(np.round(scales, 12)):
            through = replace(view, copies=COPIES[0], scale=float(scale))
            tried.append((through, average(through, layer(through))))
    whole = [one for one in tried if one[1].named and not one[1].blamed]
    return min(whole or tried[:1], key=lambda one: len(one[1].causes))


COPIES = (3, 5, 7)


def _law(view: View) -> dict[int, float] | None:
    """The size of the answer for so many identical samples, as a part of the first; None if more than size changes."""
    base = experiments.layers("tanh", tables.J, tables.K)["base"].batch
    found = view(*(repeated(base, copies) for copies in COPIES))
    if any(one is None or not np.any(one[0]) for one in found):
        return None
    sizes = [one[0] / found[0][0] for one in found if one is not None and found[0] is not None]
    if any(np.ptp(size) > experiments.SAME * np.max(np.abs(size)) for size in sizes):
        return None
    return {copies: float(np.mean(size)) for copies, size in zip(COPIES, sizes, strict=True)}


def _is_like(law: Mapping[int, float], known: Mapping[int, float]) -> bool:
    return all(abs(law[copies] - known[copies] / known[COPIES[0]]) < experiments.SAME for copies in COPIES)


@lru_cache(maxsize=1)
def _known_laws() -> tuple[dict[int, float], ...]:
    """For each known average that only changes the size of identical samples: by how much, for each count."""
    base = experiments.layers("tanh", tables.J, tables.K)["base"].batch
    right = gradient(base, TRUE)[0]
    laws = []
    for (entry,) in _average_entries():
        found = [answers_of(entry.chain, repeated(base, copies)) for copies in COPIES]
        ratios = [one[0] / right for one in found if one is not None and np.any(one[0])]
        if len(ratios) == len(COPIES) and all(np.ptp(ratio) < experiments.SAME for ratio in ratios):
            laws.append({copies: float(np.mean(ratio)) for copies, ratio in zip(COPIES, ratios, strict=True)})
    return tuple(laws)


def layer(view: View) -> Explained:
    """What is wrong in one layer for one sample."""
    observed = [experiments.observe(view, g) for g in ACTIVATION_NAMES]
    square = [experiments.observe(view, g, 3, 3) for g in ("tanh", "relu")] if _is_blind(observed) else []
    everything = [*observed, *square]
    if _is_blind(everything):
        return Explained(named=())
    if all(one.is_right for one in everything):
        return Explained()
    batches = [layer.batch for one in everything for layer in one.layers.values()]
    found: list[Seen] = [
        None if gradient is None else [gradient] for one in everything for gradient in one.seen.values()
    ]
    combined = _products(observed, batches, found)
    alone = _named(combined, 1) or _in_places(1, batches, found)
    if alone is not None:
        return alone
    by_experiment = _single_link(view, everything)
    if by_experiment is not None and _is_certain(by_experiment.blamed[0]):
        return by_experiment
    return (
        _named([one for one in combined if _is_one_and_a_factor(one)], 2)
        or _times_a_number(observed, batches, found)
        or _in_places(2, batches, found)
        or by_experiment
        or _named(combined, 3)
        or _last_resort(everything)
    )


def _is_certain(cause: Cause) -> bool:
    """Whether two known mistakes could not be taken for it: a bare factor, another forward pass."""
    return cause.factor is not None or cause.link == "forward"


def _last_resort(observed: Sequence[Observations]) -> Explained:
    link, left_out = experiments.last_resort(observed)
    return Explained((Cause(link, left_out=left_out),), ())


def _is_blind(observed: Iterable[Observations]) -> bool:
    return all(gradient is None for one in observed for gradient in one.seen.values())


def _products(
    observed: Sequence[Observations], batches: Sequence[Batch], found: Sequence[Seen]
) -> list[tables.Combination]:
    """The products of links of the catalogue that give all the gradients found, those with fewest mistakes."""
    products = [
        combination
        for combination in tables.combinations([one.seen["base"] for one in observed])
        if all_agree(tables.chain_of(combination), batches, found)
    ]
    return sorted(products, key=lambda combination: len(tables.mistakes(combination)))


def _named(combinations: Sequence[tables.Combination], links: int) -> Explained | None:
    """The combinations with fewest mistakes, if these are in at most so many links."""
    if not combinations or tables.wrong_links(combinations[0]) > links:
        return None
    fewest = len(tables.mistakes(combinations[0]))
    alike = [combination for combination in combinations if len(tables.mistakes(combination)) == fewest]
    return Explained(named=tuple((tables.mistakes(one), tables.chain_of(one)) for one in alike))


def _is_one_and_a_factor(combination: tables.Combination) -> bool:
    first, _, last = combination
    return tables.is_number(first, "dC_da") != tables.is_number(last, "dz_dw")


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


def _in_places(size: int, batches: Sequence[Batch], found: Sequence[Seen]) -> Explained | None:
    """One entry of the forward pass or the product, alone or with an entry of another link."""
    fitting = [
        entries for entries in in_one_layer(size).matching(found[0]) if all_agree(chain_with(entries), batches, found)
    ]
    return Explained(named=tuple((entries, chain_with(entries)) for entries in fitting)) if fitting else None


def _single_link(view: View, observed: Sequence[Observations]) -> Explained | None:
    blamed = experiments.single_link(view, observed)
    if blamed is None:
        return None
    if blamed.factor is not None:
        c = blamed.factor
        scaled = TRUE.with_(product=lambda *links: c * TRUE.product(*links))
        return Explained((Cause(blamed.link, factor=c),), (((), scaled),))
    return Explained((Cause(blamed.link),), ())


def average(view: View, one: Explained) -> Explained:
    """What is wrong in going from one sample to several, beside what is wrong in one."""
    batches = [drawn(inputs) for inputs in SEVERAL]
    found = view(*batches)
    going_on = _kept(one, batches, found)
    if going_on is not None:
        return going_on
    if _follows_the_count(view) and not any(_is_a_number(entries) for entries, _ in one.named):
        return Explained((Cause("average"),), ())
    going_on = _more(one, _average_entries(), batches, found)
    if going_on is not None:
        return going_on
    if _follows_the_count(view):
        return Explained((Cause("average"),), ())
    if all(agree(seen, _own_mean(view, batch)) for seen, batch in zip(found, batches, strict=True)):
        return one
    return Explained((*one.causes, Cause("average")), ())


def _times_a_number(
    observed: Sequence[Observations], batches: Sequence[Batch], found: Sequence[Seen]
) -> Explained | None:
    """One wrong link, and the finished product taken times a number, as for a step downhill."""
    named = []
    bases = [one.seen["base"] for one in observed]
    for entry, number in tables.numbers_at_the_end():
        for combination in tables.combinations([None if one is None else one / number for one in bases]):
            chain = entry.into(tables.chain_of(combination))
            if (
                tables.wrong_links(combination) == 1
                and not _is_a_factor(combination)
                and all_agree(chain, batches, found)
            ):
                named.append(((*tables.mistakes(combination), entry), chain))
    return Explained(named=tuple(named)) if named else None


def _is_a_factor(combination: tables.Combination) -> bool:
    first, _, last = combination
    return tables.is_factor(first, "dC_da") or tables.is_factor(last, "dz_dw")


def _is_a_number(entries: Sequence[Misconception]) -> bool:
    """Whether a layer is right, or wrong by a number that is the same for layers of all sizes."""
    return all(tables.is_number(entry, place) for entry in entries for place in entry.put)


def _kept(explained: Explained, batches: Sequence[Batch], found: Sequence[Seen]) -> Explained | None:
    """The sets of entries that also give these gradients, if any does."""
    named = tuple(pair for pair in explained.named if all_agree(pair[1], batches, found))
    return replace(explained, named=named) if named else None


def _more(
    explained: Explained,
    entries: Sequence[tuple[Misconception, ...]],
    batches: Sequence[Batch],
    found: Sequence[Seen],
) -> Explained | None:
    """The sets of entries with more put in, that give these gradients, if any does."""
    named = tuple(
        ((*before, *more), chain_with(more, chain))
        for before, chain in explained.named
        for more in entries
        if all_agree(chain_with(more, chain), batches, found)
    )
    return replace(explained, named=named) if named else None


def _candidates(shallow: Explained, found: Sequence[Seen], size: int) -> list[tuple[Misconception, ...]]:
    """Sets of entries that may have been added: where one layer is right, those that answer the first network so."""
    if shallow.chains == [TRUE]:
        return in_a_network(size).matching(found[0])
    return [(entry,) for entry in CATALOGUE if entry.put] if size == 1 else []


def _average_entries() -> list[tuple[Misconception, ...]]:
    return [(entry,) for entry in CATALOGUE if set(entry.put) == {"average"}]


def _follows_the_count(view: View) -> bool:
    """Whether identical samples give the right numbers times something that only their count decides."""
    base = experiments.layers("tanh", tables.J, tables.K)["base"].batch
    right = gradient(base, TRUE)[0]
    ratios = []
    for one in view(*(repeated(base, copies) for copies in (1, 3, 7))):
        if one is None:
            return False
        ratio = one[0] / right
        if np.ptp(ratio) > experiments.SAME * max(1.0, float(np.max(np.abs(ratio)))):
            return False
        ratios.append(float(np.mean(ratio)))
    return float(np.ptp(ratios)) > experiments.SAME


def _own_mean(view: View, batch: Batch) -> Seen:
    """The mean of the student's own gradients of the samples."""
    singles = view.samples(*(replace(batch, X=batch.X[i : i + 1], Y=batch.Y[i : i + 1]) for i in range(len(batch.X))))
    if any(single is None for single in singles):
        return None
    return [np.mean(parts, axis=0) for parts in zip(*(single for single in singles if single), strict=True)]


def depth(view: View, shallow: Explained) -> Explained:
    """What is wrong in a network of several matrices, beside what is wrong in one."""
    if not shallow.named:
        return shallow
    batches = [drawn(inputs) for inputs in DEEP]
    found = view.samples(*batches)
    repeats = [repeated(batch, view.copies) for batch in batches]
    going_on = (
        _kept(shallow, repeats, found)
        or _more(shallow, _candidates(shallow, found, 1), repeats, found)
        or _more(shallow, _candidates(shallow, found, 2), repeats, found)
    )
    if going_on is not None:
        return going_on
    if any(cause.factor is not None for cause in shallow.blamed):
        return shallow  # a factor that follows the widths is another one in each layer
    link = (
        "product" if all(one is None for one in found) and view.is_out_of_order(batches[0]) else two_layers.blame(view)
    )
    before = [cause for cause in shallow.causes if cause.link not in (link, "forward")]
    if any(cause.link == "forward" for cause in shallow.causes):
        link = "forward"  # what goes wrong deeper follows from it
    return Explained((*before, Cause(link)), ())
