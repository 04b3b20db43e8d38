"""What is found to be wrong: causes, and the sets of catalogue entries that explain the numbers equally well."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from autograder.core.chain import TRUE, Chain
from autograder.core.diagnosis.scaling import Factors, factors
from autograder.core.finding import Link, Shown
from autograder.core.lesson import CHAIN
from autograder.core.misconceptions import Misconception
from autograder.reply import Fault

ORDER: tuple[str | None, ...] = (*CHAIN, "shape", None)
"""The order of mending; a link that is left open comes last."""
RAISES, RETURNS_NONE = "it raises ", "it returns None"
"""What a cause is about where no numbers came; an exception follows the first."""


@dataclass(frozen=True)
class Cause:
    """A wrong link before it is put into words.

    `entries` fit equally. `factor` is a bare one, where that is all there is to see. `shown` is what was seen, and
    decides the sentence; `about` is what that sentence speaks of (an argument's name, a shape, a fault).
    """

    link: Link | None
    entries: tuple[Misconception, ...] = ()
    factor: float | None = None
    shown: Shown = "wrong"
    about: tuple[Any, ...] = ()

    @classmethod
    def of_fault(cls, fault: Fault) -> Cause:
        """A call, or a cell, that brought no value back."""
        return cls("shape" if fault.kind == "unreadable" else None, shown=fault.kind, about=(fault,))

    @property
    def place(self) -> int:
        """Where it comes in the order of mending; an open one with the first link that it may be."""
        links: list[str | None] = [entry.link for entry in self.entries if self.link in (None, entry.link)]
        return min(map(ORDER.index, links or [self.link]))


@dataclass(frozen=True)
class Explanation:
    """A set of entries that fits, and the chain that has them in it."""

    entries: tuple[Misconception, ...] = ()
    chain: Chain = TRUE

    def and_(self, *more: Misconception) -> Explanation:
        """With these put in as well."""
        chain = self.chain
        for entry in more:
            chain = entry.into(chain)
        return Explanation((*self.entries, *more), chain)


@dataclass(frozen=True)
class Explanations:
    """What a stage found: links blamed without a name, and the sets of entries that fit equally.

    The chain of each set answers as the student does so far. There is none where a link is blamed without a name.
    """

    blamed: tuple[Cause, ...] = ()
    sets: tuple[Explanation, ...] = (Explanation(),)

    @classmethod
    def blames(cls, *causes: Cause) -> Explanations:
        """Links without a name, each once."""
        return cls(tuple({cause.link or cause: cause for cause in causes}.values()), ())

    @property
    def is_whole(self) -> bool:
        """Whether all that is wrong has a name."""
        return bool(self.sets) and not self.blamed

    @property
    def causes(self) -> tuple[Cause, ...]:
        """The wrong links in the order in which to mend them."""
        found = (*self.blamed, *grouped([one.entries for one in self.sets]))
        return tuple(sorted(found, key=lambda cause: cause.place))

    def kept(self, fits: Callable[[Chain], bool]) -> Explanations | None:
        """With those sets only whose chain fits; None where none does."""
        some = tuple(one for one in self.sets if fits(one.chain))
        return replace(self, sets=some) if some else None

    def more(self, sets: Iterable[tuple[Misconception, ...]], fits: Callable[[Chain], bool]) -> Explanations | None:
        """With more entries put in, so that the chain fits; None where none does."""
        some = tuple(sets)
        return replace(self, sets=tuple(one.and_(*more) for one in self.sets for more in some)).kept(fits)

    def instead(self, entries: Sequence[Misconception], fits: Callable[[Chain], bool]) -> Explanations | None:
        """With one entry exchanged, so that the chain fits: one sample does not tell the two apart."""
        less = [_without(one.entries, out) for one in self.sets for out in one.entries]
        return replace(self, sets=tuple(one.and_(entry) for one in less for entry in entries)).kept(fits)


def _without(entries: Sequence[Misconception], out: Misconception) -> Explanation:
    return Explanation().and_(*(entry for entry in entries if entry is not out))


def grouped(alternatives: Sequence[tuple[Misconception, ...]]) -> tuple[Cause, ...]:
    """One cause for each entry that all alternatives hold, and one for each link that they blame by different ones.

    What they blame differently is left without a link. There, entries that multiply by the same factors are one cause:
    they stand for each other.
    """
    if not alternatives:
        return ()
    certain = [entry for entry in alternatives[0] if all(entry in others for others in alternatives)]
    left = [[entry for entry in one if entry not in certain] for one in alternatives]
    links = [[entry.link for entry in one] for one in left]
    shared = [link for link in dict.fromkeys(links[0]) if all(link in others for others in links)]
    every = dict.fromkeys(entry for one in left for entry in one)
    sure = [Cause(link, tuple(entry for entry in every if entry.link == link)) for link in shared]
    open_: dict[Factors | None, tuple[Misconception, ...]] = {}
    for entry in every:
        if entry.link not in shared:
            open_[factors(entry)] = (*open_.get(factors(entry), ()), entry)
    return (*(Cause(entry.link, (entry,)) for entry in certain), *sure, *(Cause(None, some) for some in open_.values()))
