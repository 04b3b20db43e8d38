"""What is found to be wrong, on the way from one layer to a whole network."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from autograder.core.chain import TRUE, Chain
from autograder.core.diagnosis.numbers import Numbers, numbers
from autograder.core.lesson import CHAIN
from autograder.core.misconceptions import Misconception

ORDER: tuple[str | None, ...] = (*CHAIN, "shape", None)


@dataclass(frozen=True)
class Cause:
    """One wrong link, the entries that fit it equally, or a bare factor, where that is all there is to see.

    `shown` is what experiments show beside: that it is wrong `alone`, the other links being in order; that it is `left
    out`, so that what it should see makes no difference; that it is `mixed` with those of other samples; or nothing.
    """

    link: str | None
    entries: tuple[Misconception, ...] = ()
    factor: float | None = None
    shown: str = ""

    @property
    def place(self) -> int:
        """Where it comes in the order of mending; an open one with the first link that it may be."""
        links: list[str | None] = [entry.link for entry in self.entries if self.link in (None, entry.link)]
        return min(map(ORDER.index, links or [self.link]))


@dataclass(frozen=True)
class Named:
    """A set of entries, and the chain that has them in it."""

    entries: tuple[Misconception, ...] = ()
    chain: Chain = TRUE

    def and_(self, *more: Misconception) -> Named:
        """With these put in as well."""
        chain = self.chain
        for entry in more:
            chain = entry.into(chain)
        return Named((*self.entries, *more), chain)


@dataclass(frozen=True)
class Explained:
    """What a stage found: links blamed without a name, and sets of entries that fit equally.

    The chain of each set answers as the student does so far. There is none where a link is blamed without a name.
    """

    blamed: tuple[Cause, ...] = ()
    named: tuple[Named, ...] = (Named(),)

    @classmethod
    def blames(cls, *causes: Cause) -> Explained:
        """Links without a name, each once."""
        return cls(tuple({cause.link or cause: cause for cause in causes}.values()), ())

    @property
    def is_whole(self) -> bool:
        """Whether all that is wrong has a name."""
        return bool(self.named) and not self.blamed

    @property
    def causes(self) -> tuple[Cause, ...]:
        """The wrong links in the order in which to mend them."""
        found = (*self.blamed, *grouped([one.entries for one in self.named]))
        return tuple(sorted(found, key=lambda cause: cause.place))

    def kept(self, fits: Callable[[Chain], bool]) -> Explained | None:
        """With those sets only whose chain fits; None where none does."""
        named = tuple(one for one in self.named if fits(one.chain))
        return replace(self, named=named) if named else None

    def more(self, sets: Iterable[tuple[Misconception, ...]], fits: Callable[[Chain], bool]) -> Explained | None:
        """With more entries put in, so that the chain fits; None where none does."""
        some = tuple(sets)
        return replace(self, named=tuple(one.and_(*more) for one in self.named for more in some)).kept(fits)


def grouped(alternatives: Sequence[tuple[Misconception, ...]]) -> tuple[Cause, ...]:
    """One cause for each entry that all alternatives hold, and one for each link that they blame by different ones.

    What they blame differently is left without a link. There, entries that multiply by the same number are one cause:
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
    open_: dict[Numbers | None, tuple[Misconception, ...]] = {}
    for entry in every:
        if entry.link not in shared:
            open_[numbers(entry)] = (*open_.get(numbers(entry), ()), entry)
    return (*(Cause(entry.link, (entry,)) for entry in certain), *sure, *(Cause(None, some) for some in open_.values()))
