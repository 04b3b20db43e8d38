"""Findings about answers that are no numbers of the asked shape, and about how a function behaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from autograder.core.diagnosis import messages
from autograder.core.diagnosis.book import SHAPES_DO_NOT_FIT
from autograder.core.diagnosis.observation import Observation, only_square
from autograder.core.finding import Finding
from autograder.core.judging import EXACT, Judgement, as_numbers, same_numbers
from autograder.core.lesson import Exercise
from autograder.reply import Fault


def conduct(exercise: Exercise, observed: Sequence[Observation]) -> tuple[Finding, ...]:
    """An argument that the call changed, or two calls with two answers."""
    hint = messages.HINTS["conduct"]
    for o in observed:
        for position in (*o.reply.changed, *o.again.changed):
            message = messages.changed(exercise.function.parameters[position])
            return (Finding("conduct", "inplace_mutation", message, hint),)
    if any(_differ(o) for o in observed):
        # What starts out right and then changes remembers; otherwise it may as well roll dice.
        also = () if observed[0].judgement.right else ("random_answer",)
        return (Finding("conduct", "state_leak", messages.remembers(), hint, also),)
    if _are_earlier_answers(observed) or _only_first_calls_are_right(exercise, observed):
        return (Finding("conduct", "state_leak", messages.answers_again(), messages.HINTS["again"]),)
    return ()


def _differ(o: Observation) -> bool:
    if o.reply.fault is not None or o.again.fault is not None:
        return (o.reply.fault is None) != (o.again.fault is None)
    return not same_numbers(o.reply.value, o.again.value, room=EXACT)


def _are_earlier_answers(observed: Sequence[Observation]) -> bool:
    """Whether every wrong answer is the right one to an earlier call, and these are no bare zeros and ones."""
    repeated: list[Observation] = []
    for at, o in enumerate(observed):
        if not o.judgement.right and o.reply.fault is None:
            before = next((one for one in observed[:at] if _repeats(o, one)), None)
            if before is None:
                return False
            repeated.append(before)
    return not all(map(_is_plain, repeated))


def _only_first_calls_are_right(exercise: Exercise, observed: Sequence[Observation]) -> bool:
    """Whether the first call for each activation is right, or the very first, and no later one."""
    groups: dict[str, list[bool]] = {}
    for o in observed:
        groups.setdefault(str([part for part in o.case.arguments if _is_name(part)]), []).append(o.judgement.right)
    first_of_each = len(groups) > 2 and all(right[0] and len(right) > 1 for right in groups.values())
    if first_of_each:
        return not any(any(right[1:]) for right in groups.values())
    first, *others = observed
    is_seen_again = len(groups[next(iter(groups))]) > 1 and not exercise.function.answers_in_parts
    return is_seen_again and first.judgement.right and not any(o.judgement.right for o in others)


def _is_name(part: object) -> bool:
    return isinstance(part, str) or (isinstance(part, list) and isinstance(part[0], str))


def _repeats(o: Observation, before: Observation) -> bool:
    """Whether it is the right answer to another case. Two weights of one layer are one case: an index may be wrong."""
    numbers, right = as_numbers(o.reply.value), as_numbers(before.reply.value)
    if isinstance(numbers, Judgement) or isinstance(right, Judgement):
        return False
    if not before.judgement.right or not np.array_equal(numbers, right):
        return False
    both = zip(o.case.arguments, before.case.arguments, strict=True)
    return not any(isinstance(now, np.ndarray) and same_numbers(now, then) for now, then in both)


def _is_plain(o: Observation) -> bool:
    numbers = as_numbers(o.reply.value)
    return not isinstance(numbers, np.ndarray) or bool(np.all(numbers == np.round(numbers)))


def plain(exercise: Exercise, observed: Sequence[Observation], crash: Fault | None = None) -> list[Finding]:
    """What can be said when no link is singled out by the numbers; `crash` is the one of the example that is shown."""
    if exercise.function.is_gradient and only_square(observed, SHAPES_DO_NOT_FIT):
        return [Finding("product", None, messages.only_square(), messages.HINTS["shape"])]
    faults = [o.reply.fault for o in observed if o.reply.fault is not None]
    if faults:
        return [faulty(crash or faults[0])]
    wrong = [o for o in observed if not o.judgement.right]
    ((kind, _),) = Counter(o.judgement.kind for o in wrong).most_common(1)
    first = next(o for o in wrong if o.judgement.kind == kind)
    only_link = exercise.links[0] if len(exercise.links) == 1 else None
    if kind == "close":
        return [Finding(only_link, None, messages.close_not_exact(), messages.HINTS["close"])]
    if kind == "shape":
        return [_shape(exercise, first)]
    if kind == "wrong":
        message = messages.single_link(only_link) if only_link else messages.unsettled()
        return [Finding(only_link, None, message, messages.HINTS[only_link or "product"])]
    link, message, hint = {
        "nan": (only_link, messages.not_finite(first.judgement.got), "nan"),
        "none": ("shape", messages.returned_none(), "none"),
        "type": ("shape", messages.wrong_type(first.judgement.got), "shape"),
    }[kind]
    return [Finding(link, None, message, messages.HINTS[hint])]


def _shape(exercise: Exercise, o: Observation) -> Finding:
    asked = exercise.function.returns
    numbers = as_numbers(o.reply.value)
    shape = numbers.shape if isinstance(numbers, np.ndarray) else ()
    transposed = asked == "(J, K)" and shape == np.shape(np.transpose(o.case.answer()))
    got = "(K, J)" if transposed else f"shape {o.judgement.got}" if "(" in o.judgement.got else o.judgement.got
    return Finding("shape", None, messages.wrong_shape(got, asked, transposed), messages.HINTS["shape"])


def faulty(fault: Fault) -> Finding:
    """A finding for a call, or for a cell, that brought no value back."""
    if fault.kind == "raised":
        where = messages.crashed(fault.line, fault.cell, fault.exception, fault.text)
        unreadable = fault.exception in ("SyntaxError", "IndentationError", "TabError")
        return Finding(None, None, where, messages.HINTS["syntax" if unreadable else "crashed"])
    text, hint = {
        "timeout": (messages.timeout(), "timeout"),
        "died": (messages.died(), "timeout"),
        "unavailable": (messages.unavailable(fault.module), "unavailable"),
        "oracle": (messages.oracle(), "oracle"),
        "unreadable": (messages.wrong_type(fault.text or "something that cannot be read"), "shape"),
        "undefined": (messages.missing(), "missing"),
    }[fault.kind]
    return Finding("shape" if fault.kind == "unreadable" else None, None, text, messages.HINTS[hint])
