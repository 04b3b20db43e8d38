"""What is wrong in a network of several matrices, beside what is wrong in one."""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import combinations

from autograder.core.chain import TRUE
from autograder.core.diagnosis import experiments, tables, two_layers
from autograder.core.diagnosis.answers import agree, all_agree, answers_of, drawn
from autograder.core.diagnosis.averages import SEVERAL
from autograder.core.diagnosis.explained import Cause, Explained
from autograder.core.diagnosis.views import View, repeated
from autograder.core.lesson import ACTIVATION_NAMES, Inputs
from autograder.core.misconceptions import CATALOGUE, Misconception

DEEP = (
    Inputs(("tanh", "sigmoid"), n=1),
    Inputs(("sigmoid", "tanh"), n=1),
    Inputs(("relu", "sigmoid"), n=1),
    Inputs(("sigmoid", "relu", "tanh"), n=1),
    Inputs(("tanh", "tanh", "sigmoid"), n=3),
)


def depth(view: View, shallow: Explained) -> Explained:
    """What is wrong on the way back, beside what is wrong in a network of one matrix."""
    if not shallow.named:
        return shallow
    batches = [repeated(drawn(inputs), view.copies) for inputs in DEEP]
    found = view(*batches)
    fits = partial(all_agree, batches=batches, found=found)
    known = shallow.kept(fits) or shallow.more(singles(), fits) or shallow.more(pairs(), fits)
    if known is not None:
        return known
    if any(cause.factor is not None for cause in shallow.blamed):
        return shallow  # a factor that follows the widths is another one in each layer
    out_of_order = all(one is None for one in found) and view.is_out_of_order(batches[0])
    link = "product" if out_of_order else two_layers.blame(view)
    if any(cause.link == "forward" for cause in shallow.causes):
        link = "forward"  # what goes wrong deeper follows from it
    return Explained.blames(*(cause for cause in shallow.causes if cause.link not in (link, "forward")), Cause(link))


@lru_cache(maxsize=1)
def singles() -> list[tuple[Misconception, ...]]:
    """The entries that show only where there are several matrices."""
    layers = [experiments.layers(g, *tables.WIDE)["base"].batch for g in ACTIVATION_NAMES]
    shallow, deep = [*layers, *map(drawn, SEVERAL)], list(map(drawn, DEEP))
    right = {id(batch): answers_of(TRUE, batch) for batch in (*shallow, *deep)}
    return [
        (entry,)
        for entry in CATALOGUE
        if entry.put
        and all(agree(answers_of(entry.chain, batch), right[id(batch)]) for batch in shallow)
        and not all(agree(answers_of(entry.chain, batch), right[id(batch)]) for batch in deep)
    ]


@lru_cache(maxsize=1)
def pairs() -> list[tuple[Misconception, ...]]:
    """Two of these, in different places."""
    return [(*one, *other) for one, other in combinations(singles(), 2) if not set(one[0].put) & set(other[0].put)]
