"""A misconception at some places of a network only: in some layers, or in the line of the weight gradient alone.

What stands in the weight gradient alone is not carried back: all matrices before are right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from autograder.core.chain import TRUE
from autograder.core.misconceptions.misconception import Misconception

Layers = Literal["all", "hidden", "output"]


@dataclass(frozen=True)
class Place:
    """In which layers, and whether the wrong link is carried back from there; for links at these places of a chain."""

    words: str
    layers: Layers
    is_carried: bool
    links: tuple[str, ...]

    def holds(self, step: Any) -> bool:
        """Whether a step is taken in one of these layers."""
        return self.layers == "all" or step.is_output == (self.layers == "output")


_SEEN_BACK: tuple[str, ...] = ("dC_da", "da_dz")
PLACES = (
    Place("in the weight gradient of the last matrix, and not on the way back", "output", False, _SEEN_BACK),
    Place("in the weight gradients, and not on the way back", "all", False, _SEEN_BACK),
    Place("in the weight gradients of the hidden layers, and not on the way back", "hidden", False, _SEEN_BACK),
    Place("in the hidden layers only", "hidden", True, (*_SEEN_BACK, "dz_dw")),
    Place("in the output layer only", "output", True, ("dz_dw",)),
)
"""Those come first that say most: dC/da is mostly wrong in the output layer alone. dz/dw is not carried back."""


@dataclass(frozen=True, eq=False)
class Placed(Misconception):
    """A misconception at one of these places; it has the key of the one that it is made of."""

    place: Place = field(kw_only=True)

    @property
    def where(self) -> str:
        """Those of its place."""
        return self.place.words


def placed(entry: Misconception) -> Iterator[Placed]:
    """The misconception at each of the places; nothing for one that is no single link."""
    links = tuple(entry.put)
    for place in PLACES:
        if len(links) == 1 and links[0] in place.links:
            put = _put(links[0], entry.put[links[0]], place)
            yield Placed(entry.key, entry.link, entry.name, entry.formula, entry.hint, put, place=place)


def _put(link: str, wrong: Callable[..., Any], place: Place) -> Mapping[str, Callable[..., Any]]:
    if place.is_carried:
        return {link: lambda step: (wrong if place.holds(step) else getattr(TRUE, link))(step)}

    def product(step: Any, dC_da: Any, da_dz: Any, dz_dw: Any) -> Any:
        links = {"dC_da": dC_da, "da_dz": da_dz}
        if place.holds(step):
            links[link] = wrong(step)
        return TRUE.product(step, links["dC_da"], links["da_dz"], dz_dw)

    return {"product": product}
