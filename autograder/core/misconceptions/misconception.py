"""What a misconception is: a link of the chain as its holder computes it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from autograder.core.chain import TRUE, Chain
from autograder.core.finding import Link
from autograder.core.network import Batch


@dataclass(frozen=True, eq=False)
class Misconception:
    """A mistake that people make; `put` holds what stands at a place of the chain instead of the true link.

    `link` is the one to blame; it is not the place where the middle link is lost only on the way back, say.
    `formula` is what its holder computes there, in the lesson's code, perhaps with the place where it holds: "z for
    linear", "1 in hidden layers". It is for instructors; no report shows it, for it may be close to the answer.
    Conduct is not a number, so its entries put nothing in, and `conduct` says what is seen of a call: that it changes
    its arguments, remembers earlier calls, or draws at random. `aliases` are keys of entries with equal numbers
    everywhere.
    """

    key: str
    link: Link
    name: str
    formula: str
    hint: str
    put: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    conduct: Literal["", "changes", "remembers", "draws"] = ""

    @property
    def where(self) -> str:
        """In which layers of a network it is, in words; "" for all."""
        return ""

    @property
    def chain(self) -> Chain:
        """The lesson's chain with this mistake in it."""
        return self.into(TRUE)

    def into(self, chain: Chain) -> Chain:
        """A chain with this mistake put in, beside those that it has."""
        return chain.with_(**self.put)


@dataclass(frozen=True, eq=False)
class Partial(Misconception):
    """A misconception in the layers with some activations only, as where one branch of a function returns early."""

    gs: tuple[str, ...] = field(kw_only=True)

    @property
    def where(self) -> str:
        """Those with these activations."""
        return " ".join(self.gs)

    @classmethod
    def of(cls, whole: Misconception, gs: tuple[str, ...]) -> Partial:
        """A misconception for these activations only."""
        return cls(**{one.name: getattr(whole, one.name) for one in fields(Misconception)}, gs=gs)

    def into(self, chain: Chain) -> Chain:
        """A chain that has it for its activations, and is as it was for the others."""
        return chain.with_(
            **{place: _for_some(self.gs, wrong, getattr(chain, place)) for place, wrong in self.put.items()}
        )


def _for_some(gs: Collection[str], wrong: Callable[..., Any], other: Callable[..., Any]) -> Callable[..., Any]:
    """`wrong` for these activations; a mean over the samples has that of the output layer."""

    def link(of: Any, *rest: Any) -> Any:
        g = of.gs[-1] if isinstance(of, Batch) else of.g
        return (wrong if g in gs else other)(of, *rest)

    return link


class Catalogue(tuple[Misconception, ...]):
    """Misconceptions in the order of the lesson; `catalogue - {entry}` is the same without that entry."""

    __slots__ = ()

    def __sub__(self, out: Collection[Misconception]) -> Catalogue:
        return Catalogue(entry for entry in self if entry not in out)


def only_for(g: str, wrong: Callable[..., Any], place: str = "da_dz") -> Callable[..., Any]:
    """`wrong` in layers with the activation g, the true link in the others."""
    true = getattr(TRUE, place)
    return lambda step, *links: (wrong if step.g == g else true)(step, *links)


def only_in_output(wrong: Callable[..., Any], place: str) -> Callable[..., Any]:
    """`wrong` in the output layer, the true link in the hidden ones."""
    true = getattr(TRUE, place)
    return lambda step, *links: (wrong if step.is_output else true)(step, *links)


def only_in_hidden(wrong: Callable[..., Any], place: str) -> Callable[..., Any]:
    """`wrong` in the hidden layers, the true link in the output layer."""
    true = getattr(TRUE, place)
    return lambda step, *links: (true if step.is_output else wrong)(step, *links)
