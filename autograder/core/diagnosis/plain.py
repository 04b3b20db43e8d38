"""What can be said when no link is singled out by the numbers: there are none, or they are of another form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial

import numpy as np

from autograder.core.cases import Case
from autograder.core.diagnosis.examination import Examination, faults, matrices, sizes
from autograder.core.diagnosis.explanation import Cause
from autograder.core.diagnosis.rules import Rule, always, first
from autograder.core.finding import Link
from autograder.core.lesson import ACTIVATION_NAMES
from autograder.core.observed import Observed
from autograder.core.sameness import Comparison, as_numbers, shape_text


def plain(seen: Examination) -> list[Cause]:
    """What can be said at all."""
    cause = first(PLAIN, seen)
    return [cause] if cause else []


def _refused(seen: Examination) -> str:
    """A call of an earlier function that cannot be answered, where nothing is raised in the student's own kernel."""
    refused = seen.in_place.refused if seen.in_place and not seen.is_stuck else ()
    raises = bool(seen.failing) and seen.failing[0][1].fault is not None if refused else False
    return refused[0] if refused and faults(seen.observed) and not raises else ""


def _fault(seen: Examination) -> Cause:
    """The fault of the example that is shown, if it has one, else the first."""
    # To ask again what does not come back would only wait again.
    shown = seen.failing[0][1].fault if not seen.is_stuck and seen.failing else None
    return Cause.of_fault(shown or faults(seen.observed)[0])


def most_common(seen: Examination) -> Observed:
    """The first case of the kind of answer that is the most common among those that are not right."""
    ((kind, _),) = Counter(o.judgement.kind for o in seen.odd).most_common(1)
    return next(o for o in seen.odd if o.judgement.kind == kind)


def _is(*kinds: Comparison) -> Callable[[Examination], bool]:
    return lambda seen: most_common(seen).judgement.kind in kinds


def only_link(seen: Examination) -> Link | None:
    """The link that the function is, if it is a single one."""
    return seen.exercise.links[0] if len(seen.exercise.links) == 1 else None


def _shape(seen: Examination) -> Cause:
    o, asked = most_common(seen), seen.exercise.function.returns
    numbers = as_numbers(o.reply.value)
    shape = numbers.shape if isinstance(numbers, np.ndarray) else ()
    is_transposed = asked == "(J, K)" and shape == np.shape(np.transpose(o.case.answer()))
    got = "(K, J)" if is_transposed else o.judgement.got
    if "(" in asked and not is_transposed:
        asked = f"{asked} = {shape_text(np.shape(o.case.answer()))}"
    return Cause("shape", shown="shape", about=(got, asked, is_transposed))


def _none(seen: Examination) -> Cause:
    """None came back; for inputs of one kind, if that singles out where it came."""
    came = {o.case for o in seen.observed if o.judgement.kind == "none"}
    if len(came) == len({o.case for o in seen.observed}):
        return Cause("shape", shown="none")
    kinds = (kind for kind, is_so in _kinds(seen).items() if {o.case for o in seen.observed if is_so(o.case)} == came)
    return Cause("shape", shown="none", about=(next(kinds, "some inputs"),))


def _kinds(seen: Examination) -> dict[str, Callable[[Case], bool]]:
    """Kinds of inputs by which a function may branch."""
    kinds: dict[str, Callable[[Case], bool]] = {f"g = {g!r}": partial(_has, g) for g in ACTIVATION_NAMES}
    if seen.is_gradient:
        kinds |= {f"{size} = 1": partial(_is_one, at) for at, size in enumerate("nJK")}
        kinds |= {f"len(Ws) = {depth}": partial(_is_deep, depth) for depth in (1, 2, 3)}
    return kinds


def _has(g: str, case: Case) -> bool:
    return isinstance(case.arguments[-1], str) and case.arguments[-1] == g


def _is_one(at: int, case: Case) -> bool:
    return sizes(case)[at] == 1


def _is_deep(depth: int, case: Case) -> bool:
    return matrices(case) == depth


PLAIN: tuple[Rule[Examination], ...] = (
    Rule(
        "Does it call an earlier function with arguments that do not belong together?",
        lambda seen: bool(_refused(seen)),
        lambda seen: Cause(None, shown="refused", about=(_refused(seen),)),
    ),
    Rule("Is there a case without an answer?", lambda seen: bool(faults(seen.observed)), _fault),
    Rule("Is it close, and not exact?", _is("close"), lambda seen: Cause(only_link(seen), shown="close")),
    Rule("Has it another shape?", _is("shape"), _shape),
    Rule(
        "Is it nan or inf?",
        _is("nan"),
        lambda seen: Cause(only_link(seen), shown="nan", about=(most_common(seen).judgement.got,)),
    ),
    Rule("Is it None?", _is("none"), _none),
    Rule(
        "Is it no numbers?",
        _is("type"),
        lambda seen: Cause("shape", shown="type", about=(most_common(seen).judgement.got,)),
    ),
    Rule(
        "Is it a single link?",
        lambda seen: only_link(seen) is not None,
        lambda seen: Cause(only_link(seen), shown="not the slope"),
    ),
    Rule("Is it something else?", always, lambda _: Cause(None)),
)
"""For the kind of answer that is the most common among those that are not right."""
