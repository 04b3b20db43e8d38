"""What is wrong in a network of several matrices, beside what is wrong in one."""

from __future__ import annotations

from dataclasses import replace
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
    if all(one is None for one in found) and view.is_out_of_order(batches[0]):
        return _out_of_order(view, shallow)
    fits = partial(all_agree, batches=batches, found=found)
    known = shallow.kept(fits) or shallow.more(singles(), fits) or shallow.more(pairs(), fits)
    if known is not None:
        return known
    if any(cause.factor is not None for cause in shallow.blamed):
        return shallow  # a factor that follows the widths is another one in each layer
    alone = [at for at, inputs in enumerate(DEEP) if inputs.n == 1]
    is_each = partial(all_agree, batches=[batches[at] for at in alone], found=[found[at] for at in alone])
    if shallow.kept(is_each) is not None:
        return _several_samples(view, shallow)
    link, is_like_one_layer = two_layers.blame(view, shallow)
    return _beside(shallow, link, is_like_one_layer)


def _beside(shallow: Explained, link: str | None, keep_names: bool) -> Explained:
    """What is wrong in one layer, and this link, unless one follows from the other."""
    if any(cause.link == "forward" for cause in shallow.causes):
        link = "forward"  # what goes wrong deeper follows from it
    others = [cause for cause in shallow.causes if cause.link is None or cause.link not in (link, "forward")]
    if not keep_names:
        others = [Cause(cause.link, shown=cause.shown) for cause in others if cause.link]
    return Explained.blames(*others, Cause(link, shown="alone"))


def _several_samples(view: View, shallow: Explained) -> Explained:
    """Each sample alone is explained at any depth: they are averaged, or mixed, in another way in each layer."""
    causes = [cause for cause in shallow.causes if cause.link != "average"]
    one = drawn(DEEP[0])
    alone, together = view(one, repeated(one, 3))
    if len(causes) < len(shallow.causes) or not agree(together, alone):
        return Explained.blames(*causes, Cause("average"))
    return Explained.blames(*causes, Cause("back", shown="mixed"))


def _out_of_order(view: View, shallow: Explained) -> Explained:
    """The list is the wrong way round, which is known, or in another order; beside what its items show."""
    turned = depth(replace(view, is_turned=True), shallow)
    known = [entry for entry in CATALOGUE if entry.key == "reversed_list"]
    found = Cause("product", tuple(known if turned.is_whole else ()))
    return Explained.blames(*(turned.causes if turned.is_whole else shallow.causes), found)


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
