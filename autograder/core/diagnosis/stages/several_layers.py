"""What is wrong in a network of several matrices, beside what is wrong in one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from autograder.core.cases import Case
from autograder.core.chain import Chain
from autograder.core.diagnosis.answers import agree, all_agree
from autograder.core.diagnosis.asking import Composite
from autograder.core.diagnosis.drawn import DEEP, batch_of, repeated
from autograder.core.diagnosis.experiments import two_layers
from autograder.core.diagnosis.explanation import Cause, Explanations
from autograder.core.diagnosis.known.book import Book, worked_out
from autograder.core.diagnosis.known.elsewhere import at_other_places, in_hidden_layers
from autograder.core.functions.function import Function
from autograder.core.misconceptions import Misconception
from autograder.core.sameness import CLOSE, same


def several_layers(book: Book, composite: Composite, shallow: Explanations) -> Explanations:
    """What is wrong on the way back, beside what is wrong in a network of one matrix."""
    if not shallow.sets:
        return shallow
    batches = [repeated(batch_of(inputs), composite.copies) for inputs in DEEP]
    found = composite(*batches)
    if all(one is None for one in found) and not composite.is_turned and composite.is_out_of_order(batches[0]):
        return _out_of_order(book, composite, shallow)
    fits = partial(all_agree, batches=batches, found=found)
    singles = [(entry,) for entry in book.only_deep]
    known = (
        shallow.kept(fits)
        or shallow.more(singles, fits)
        or shallow.moved(partial(at_other_places, book), fits)
        or _beside_hidden(book, shallow, fits)
        or shallow.more(book.two_only_deep, fits)
    )
    if known is not None:
        return known
    if any(cause.factor is not None for cause in shallow.blamed):
        return shallow  # a factor that follows the widths is another one in each layer
    alone = [at for at, inputs in enumerate(DEEP) if inputs.n == 1]
    is_each = partial(all_agree, batches=[batches[at] for at in alone], found=[found[at] for at in alone])
    if shallow.kept(is_each) is not None:
        return _mixed_samples(composite, shallow)
    return _beside(shallow, *two_layers.two_layers_link(composite, shallow))


def _beside_hidden(book: Book, shallow: Explanations, fits: Callable[[Chain], bool]) -> Explanations | None:
    """What is wrong in one layer, and an entry in the hidden layers only."""
    one, *_ = shallow.sets
    if not one.entries:
        return None  # by itself it would have been found before
    found = {there.key: there for there in reversed(in_hidden_layers(book)) if fits(one.and_(there).chain)}
    return shallow.more([(there,) for there in found.values()], fits) if found else None


def _beside(shallow: Explanations, deep: Cause, keep_names: bool) -> Explanations:
    """What is wrong in one layer, and this link, unless one follows from the other."""
    link = deep.link
    if any(cause.link == "forward" for cause in shallow.causes):
        link = "forward"  # what goes wrong deeper follows from it
    others = [cause for cause in shallow.causes if cause.link is None or cause.link not in (link, "forward")]
    if not keep_names:
        others = [cause.unnamed for cause in others if cause.link]
    return Explanations.blames(*others, Cause(link, shown="alone"))


def _mixed_samples(composite: Composite, shallow: Explanations) -> Explanations:
    """One sample is right at every depth, several are not: the mistake is in how samples are combined."""
    causes = [cause for cause in shallow.causes if cause.link != "average"]
    one = batch_of(DEEP[0])
    alone, together = composite(one, repeated(one, 3))
    if len(causes) < len(shallow.causes) or not agree(together, alone):
        return Explanations.blames(*causes, Cause("average"))
    return Explanations.blames(*causes, Cause("back", shown="mixed"))


def _out_of_order(book: Book, composite: Composite, shallow: Explanations) -> Explanations:
    """The list is the wrong way round, which is known, or in another order; beside what its items show."""
    turned = several_layers(book, composite.seen_as(is_turned=True), shallow)
    found = Cause("product", tuple(book.once(_turning, composite.function) if turned.is_whole else ()))
    return Explanations.blames(*(turned.causes if turned.is_whole else shallow.causes), found)


def _turning(book: Book, function: Function) -> list[Misconception]:
    """The entries that give the right matrices, the last one first."""
    case = Case(function, function.gradient.calls(batch_of(DEEP[0]))[0])
    turned = case.answer()[::-1]
    found = ((entry, worked_out(entry.chain, case)) for entry in book.catalogue if entry.put)
    return [entry for entry, answer in found if isinstance(answer, list) and same(answer, turned, CLOSE)]
