"""The book: what every entry of a catalogue answers, worked out once, and which entries fit what was observed.

A book belongs to its catalogue: `Book(catalogue - {entry})` knows nothing of that entry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import combinations
from typing import Any, TypeVar

import numpy as np

from autograder.core.cases import Case
from autograder.core.chain import TRUE, Chain
from autograder.core.diagnosis.answers import agree, answers_of
from autograder.core.diagnosis.drawn import DEEP, SEVERAL, WIDE, base_step, batch_of, layers
from autograder.core.diagnosis.known.links import Entry, is_first, step_of, table
from autograder.core.diagnosis.scaling import Factors, factors
from autograder.core.lesson import ACTIVATION_NAMES
from autograder.core.misconceptions import Family, Member, Misconception
from autograder.core.network import Array, Unseen
from autograder.core.sameness import CLOSE, as_numbers, same
from autograder.reply import Reply

RAISES = "raises"
"""The answer of a wrong link that cannot run on these shapes: then the student's code raises as well."""
SHAPES_DO_NOT_FIT = ("ValueError", "IndexError")
"""What numpy raises then; any other exception has a cause of its own."""
UNTOUCHED = "untouched"
"""The answer of a link that looks at something the function is not given: it plays no part there."""

Observations = Sequence[tuple[Case, Reply]]
T = TypeVar("T")


class Book:
    """A catalogue, and what was worked out from it. It holds nothing of any submission."""

    def __init__(self, catalogue: Iterable[Misconception]) -> None:
        self.catalogue = tuple(catalogue)
        self._chains = frozenset((TRUE, *(entry.chain for entry in self.catalogue)))
        self._worked_out: dict[Any, Any] = {}

    def once(self, what: Callable[..., T], *about: Any) -> T:
        """What `what(book, *about)` gives, worked out the first time that it is asked for."""
        key = (what, *about)
        if key not in self._worked_out:
            self._worked_out[key] = what(self, *about)
        found: T = self._worked_out[key]
        return found

    def named(self, key: str | None, constant: float | None) -> Misconception | None:
        """The entry with this key; of a family the member with this constant."""
        entry = next((entry for entry in self.catalogue if entry.key == key), None)
        return entry.family.member(constant) if isinstance(entry, Member) and constant is not None else entry

    def in_place(self, *places: str) -> list[Misconception]:
        """The entries that replace the links at these places and at no other."""
        return [entry for entry in self.catalogue if set(entry.put) == set(places)]

    def which(self, conduct: str) -> Misconception | None:
        """The entry about this conduct, if there is one."""
        return next((entry for entry in self.catalogue if entry.conduct == conduct), None)

    def fits(self, reply: Reply, case: Case, chain: Chain) -> bool:
        """Whether a reply to a case is what the chain answers: the same numbers, or both raise."""
        wanted = predicted(chain, case) if chain in self._chains else worked_out(chain, case)
        unfit = reply.fault is not None and reply.fault.exception in SHAPES_DO_NOT_FIT
        if isinstance(wanted, str):
            return wanted == RAISES and unfit
        if unfit:  # to add up arrays of wrong shapes raises as well
            return _shapes(wanted) != _shapes(case.answer())
        return reply.fault is None and same(reply.value, wanted, CLOSE, case.scale)

    def reproduces(self, chain: Chain, observed: Iterable[tuple[Case, Reply]]) -> bool:
        """Whether a chain answers every case as the student did."""
        return all(self.fits(reply, case, chain) for case, reply in observed)

    def fitting(self, observed: Observations) -> list[Misconception]:
        """The entries that reproduce everything that was observed.

        The cases that are not right go first: few entries survive the first of them.
        """
        ordered = sorted(observed, key=lambda pair: (pair[1].fault is not None, self.fits(pair[1], pair[0], TRUE)))
        if not any(reply.fault is None for _, reply in ordered):
            return []  # to raise everywhere is no number
        found = [entry for entry in self.catalogue if entry.put and self.reproduces(entry.chain, ordered)]
        if any(reply.fault is None and not self.fits(reply, case, TRUE) for case, reply in ordered):
            return found
        return [
            entry for entry in found if entry.link != "back"
        ]  # whatever goes wrong there may raise in every network

    def fitting_from_the_first(self, observed: Observations) -> list[Misconception]:
        """The entries that do so in a loop that goes back from the first matrix, too, as the lesson's own does.

        What comes of that is not used, but it may raise; then nothing comes back, though the chain has an answer.
        """
        if not any(reply.fault for _, reply in observed) or all(reply.fault for _, reply in observed):
            return []
        return [entry for entry in self.in_place("back") if self.reproduces(from_the_first(entry.chain), observed)]

    def links_at(self, place: str) -> tuple[Entry, ...]:
        """The true link, and each entry that replaces the link at this place alone and shows in one layer."""
        return self.once(_links_at, place)

    @cached_property
    def forwards(self) -> tuple[Entry, ...]:
        """The true forward pass, and each entry that replaces it and shows in one layer."""
        some = [entry for entry in self.catalogue if "forward" in entry.put]
        return (None, *(entry for entry in some if any(_shows(entry, g) for g in ACTIVATION_NAMES)))

    @cached_property
    def products(self) -> tuple[Entry, ...]:
        """The true product of the links, and every wrong one shaped like W."""
        return (None, *(entry for entry in self.in_place("product") if entry.link != "shape"))

    @cached_property
    def families(self) -> dict[Family, Member]:
        """The families that stand in the catalogue, and the member that stands there."""
        return {entry.family: entry for entry in self.catalogue if isinstance(entry, Member)}

    @cached_property
    def averages(self) -> list[Misconception]:
        """The entries that replace the mean over the samples."""
        return self.in_place("average")

    @cached_property
    def scalings(self) -> dict[Misconception, Factors]:
        """The entries that only scale the gradient, and by how much."""
        some = [entry for entry in self.catalogue if entry.link in ("dC_da", "dz_dw", "product", "average")]
        return {entry: found for entry in some if entry.put and (found := factors(entry))}

    @cached_property
    def only_deep(self) -> list[Misconception]:
        """The entries that show only where there are several matrices."""
        one_layer = [layers(g, *WIDE)["base"].batch for g in ACTIVATION_NAMES]
        shallow, deep = [*one_layer, *map(batch_of, SEVERAL)], list(map(batch_of, DEEP))
        right = {id(batch): answers_of(TRUE, batch) for batch in (*shallow, *deep)}
        return [
            entry
            for entry in self.catalogue
            if entry.put
            and all(agree(answers_of(entry.chain, batch), right[id(batch)]) for batch in shallow)
            and not all(agree(answers_of(entry.chain, batch), right[id(batch)]) for batch in deep)
        ]

    @cached_property
    def only_two_layers(self) -> list[Misconception]:
        """Those of them that are right for two matrices, and go no further back: of three the first gets nothing."""
        two = [batch_of(inputs) for inputs in DEEP if len(inputs.gs) == 2]
        three = next(batch_of(inputs) for inputs in DEEP if len(inputs.gs) == 3)
        return [
            entry
            for entry in self.only_deep
            if all(agree(answers_of(entry.chain, batch), answers_of(TRUE, batch)) for batch in two)
            and not np.any((answers_of(entry.chain, three) or [np.ones(1)])[0])
        ]

    @cached_property
    def two_only_deep(self) -> list[tuple[Misconception, Misconception]]:
        """Two of these, in different places; none that answers nothing there, since nothing told it from the others."""
        deep = list(map(batch_of, DEEP))
        some = [entry for entry in self.only_deep if any(answers_of(entry.chain, batch) for batch in deep)]
        return [pair for pair in combinations(some, 2) if not set(pair[0].put) & set(pair[1].put)]


@lru_cache(maxsize=2)
def book_of(catalogue: tuple[Misconception, ...]) -> Book:
    """The book of a catalogue, kept for the next submission."""
    return Book(catalogue)


@lru_cache(maxsize=65536)
def predicted(chain: Chain, case: Case) -> Any:
    """The answer of a chain of a book to a case, worked out once, not once per submission."""
    return worked_out(chain, case)


def worked_out(chain: Chain, case: Case) -> Any:
    """The answer of any chain to a case, RAISES, or UNTOUCHED."""
    try:
        with np.errstate(all="ignore"):
            return case.answer(chain)
    except Unseen:
        return UNTOUCHED
    except Exception:  # a wrong link raises what numpy raises
        return RAISES


def _shapes(value: Any) -> list[tuple[int, ...]]:
    numbers = [as_numbers(part) for part in (value if isinstance(value, list | tuple) else [value])]
    return [part.shape if isinstance(part, np.ndarray) else (-1,) for part in numbers]


def from_the_first(chain: Chain) -> Chain:
    """The same chain, which goes back from every layer that it has a product for."""

    def product(step: Any, dC_da: Array, da_dz: Array, dz_dw: Array) -> Array:
        chain.back(step, dC_da, da_dz)
        return chain.product(step, dC_da, da_dz, dz_dw)

    return chain.with_(product=product)


def _links_at(book: Book, place: str) -> tuple[Entry, ...]:
    some = (None, *book.in_place(place))
    shown = ~np.all([is_first(table(some, place, base_step(g, WIDE))) for g in ACTIVATION_NAMES], axis=0)
    return (None, *(entry for entry, shows in zip(some, shown, strict=True) if shows))


def _shows(forward: Misconception, g: str) -> bool:
    right, wrong = base_step(g, WIDE), step_of(forward, g, WIDE)
    return wrong is None or not (same(wrong.z, right.z, CLOSE) and same(wrong.a, right.a, CLOSE))
