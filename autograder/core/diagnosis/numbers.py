"""Entries that only make every gradient larger or smaller, such as a lost factor 2: by which number.

Numbers commute, so that others may come to the same; and one of them beside a link that was lost may be one mistake.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

import numpy as np

from autograder.core.chain import TRUE, gradient
from autograder.core.diagnosis.experiments import layers
from autograder.core.diagnosis.tables import SIDE, WIDE, link, true_step
from autograder.core.diagnosis.views import repeated
from autograder.core.misconceptions import CATALOGUE, Misconception
from autograder.core.network import Array, Batch, Step
from autograder.core.sameness import alike

TALL = WIDE[::-1]
Numbers = tuple[float, ...]
"""By what an entry multiplies the gradient of one sample of a wide layer, of a tall layer, and of three samples."""


@lru_cache(maxsize=512)
def numbers(entry: Misconception) -> Numbers | None:
    """The numbers of an entry, None if it does more than multiply by them, or nothing."""
    wide, tall = layers("tanh", *WIDE), layers("tanh", *TALL)
    alike_layers = [wide[name].batch for name in ("base", "e", "z", "x")]
    found = []
    for batches in (alike_layers, [tall["base"].batch], [repeated(wide["base"].batch, 3)]):
        number = _number(entry, batches)
        if number is None:
            return None
        found.append(number)
    return None if set(found) == {1.0} else tuple(found)


def _number(entry: Misconception, batches: Sequence[Batch]) -> float | None:
    ratios: list[Array] = []
    for batch in batches:
        try:
            with np.errstate(all="ignore"):
                ratios.append(gradient(batch, entry.chain)[0] / gradient(batch, TRUE)[0])
        except Exception:  # a wrong link raises what numpy raises
            return None
        if np.shape(ratios[-1]) != batch.Ws[0].shape or not np.all(np.isfinite(ratios[-1])):
            return None
        if not alike(ratios[-1], np.full(ratios[-1].shape, ratios[0].flat[0])):
            return None
    return round(float(ratios[0].flat[0]), 9) or None


def follows_a_width(entry: Misconception) -> bool:
    """Whether an entry is a number that is another one in a layer of another size."""
    found = numbers(entry)
    return found is not None and found[0] != found[1]


@lru_cache(maxsize=1)
def _known() -> dict[Misconception, Numbers]:
    """The entries that are numbers, and these."""
    some = [entry for entry in CATALOGUE if entry.link in ("dC_da", "dz_dw", "product", "average") and entry.put]
    return {entry: found for entry in some if (found := numbers(entry))}


def equals(entries: Sequence[Misconception]) -> Iterator[tuple[Misconception, ...]]:
    """The entries with other numbers, as many of them, that come to the same for one layer."""
    known = _known()
    mine = [entry for entry in entries if entry in known]
    others = [entry for entry in entries if entry not in known]
    if mine:
        wanted = np.prod([known[entry] for entry in mine], axis=0)
        taken = {place for entry in others for place in entry.put}
        for some in combinations(known, len(mine)):
            places = [place for entry in some for place in entry.put]
            fits = len({*places, *taken}) == len(places) + len(taken) and set(some) != set(mine)
            if fits and np.allclose(np.prod([known[entry] for entry in some], axis=0), wanted):
                yield tuple(sorted((*others, *some), key=CATALOGUE.index))


def is_one_unknown(entries: Sequence[Misconception]) -> bool:
    """Whether two entries are rather one link that is wrong in an unknown way.

    Two constants are one factor, and so are a wrong dC/da and a half; a sum and a division by its count are a mean.
    Where a link is lost, what depends on z alone may stand in its place; where g is, an output made of z.
    """
    if len(entries) != 2:
        return False
    if any(map(_leaves_out_g, entries)) and any(map(_is_of_another_output, entries)):
        return True
    known = [entry for entry in entries if numbers(entry)]
    if not known:
        return any(map(_is_flat, entries)) and any(map(_is_of_z, entries))
    if any(map(follows_a_width, known)):
        return any(map(_is_sum, entries))
    return len(known) == 2 or {entry.link for entry in entries} == {"dC_da", "average"}


@lru_cache(maxsize=512)
def _vectors(entry: Misconception) -> tuple[Array, ...]:
    """What an entry puts in the place of a vector, for a layer of tanh and one of sigmoid; () for other places."""
    place = next(iter(entry.put))
    if len(entry.put) > 1 or place not in SIDE:
        return ()
    width = WIDE[SIDE[place]]
    with np.errstate(all="ignore"):
        found = [np.ravel(link(entry, place)(true_step(g, WIDE))) for g in ("tanh", "sigmoid")]
    return tuple(np.broadcast_to(one, (width,)) for one in found if one.size in (1, width))


def _is_flat(entry: Misconception) -> bool:
    """Whether an entry is the same for all nodes, or for all inputs: the link is lost, or summed up."""
    vectors = _vectors(entry)
    return bool(vectors) and all(alike(vector, np.full(vector.shape, vector[0])) for vector in vectors)


def _is_sum(entry: Misconception) -> bool:
    return _is_flat(entry) and not alike(*_vectors(entry))


@lru_cache(maxsize=512)
def _is_of_z(entry: Misconception) -> bool:
    """Whether an entry multiplies the first or the middle link by something that z alone decides, not e and not g."""
    drawn = layers("tanh", *WIDE)
    others = {"dC_da": (drawn["e"], drawn["e again"]), "da_dz": (drawn["base"].with_(g="sigmoid"),)}
    place = next(iter(entry.put))
    if place not in others or numbers(entry):
        return False
    steps = [Step(layer.batch.samples[0], 1) for layer in (drawn["base"], *others[place])]
    with np.errstate(all="ignore"):
        ratios = [np.asarray(entry.put[place](step) / link(None, place)(step)) for step in steps]
    return alike(*ratios) and not alike(ratios[0], np.ones(ratios[0].shape))


def _leaves_out_g(entry: Misconception) -> bool:
    """Whether an entry is a forward pass whose a is z."""
    if "forward" not in entry.put:
        return False
    try:
        z, a = entry.put["forward"](true_step("tanh", WIDE))
    except Exception:  # a wrong link raises what numpy raises
        return False
    return alike(np.asarray(z), np.asarray(a))


def _is_of_another_output(entry: Misconception) -> bool:
    """Whether an entry is the right dC/da of an output other than a."""
    if set(entry.put) != {"dC_da"}:
        return False
    steps = [Step(layers("tanh", *WIDE)[name].batch.samples[0], 1) for name in ("base", "e", "e again")]
    with np.errstate(all="ignore"):
        off = [np.asarray(entry.put["dC_da"](step) - TRUE.dC_da(step)) for step in steps]
    return alike(*off)
