"""How a function behaves: an argument that a call changed, two calls with two answers, or answers of earlier calls."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from autograder.core.diagnosis.examination import Examination
from autograder.core.diagnosis.explanation import Cause
from autograder.core.diagnosis.rules import Rule, first
from autograder.core.finding import Shown
from autograder.core.observed import Observed
from autograder.core.sameness import as_numbers, same


def conduct(seen: Examination) -> list[Cause]:
    """What is to be said of its behaviour, beside what is to be said of its numbers."""
    cause = first(CONDUCT, seen)
    return [cause] if cause else []


def _changed(seen: Examination) -> list[str]:
    """The names of the arguments that came back changed."""
    places = (place for o in seen.observed for place in (*o.reply.changed, *o.again.changed))
    return [seen.exercise.function.parameters[place] for place in places]


def _differ(o: Observed) -> bool:
    both_raise = o.reply.fault is not None and o.again.fault is not None
    return not both_raise and not o.is_steady


def _cause(seen: Examination, shown: Shown, *conducts: str, about: tuple[str, ...] = ()) -> Cause:
    entries = [seen.book.which(conduct) for conduct in conducts]
    return Cause("conduct", tuple(entry for entry in entries if entry is not None), shown=shown, about=about)


def _remembers(seen: Examination) -> Cause:
    # What starts out right and then changes remembers; otherwise it may as well roll dice.
    conducts = ("remembers",) if seen.observed[0].right else ("remembers", "draws")
    return _cause(seen, "remembers", *conducts)


def _gives_earlier_answers(seen: Examination) -> bool:
    """Whether every wrong answer is the right one to an earlier call, and these are no bare zeros and ones."""
    repeated: list[Observed] = []
    for at, o in enumerate(seen.observed):
        if not o.right and o.reply.fault is None:
            before = next((one for one in seen.observed[:at] if _repeats(o, one)), None)
            if before is None:
                return False
            repeated.append(before)
    return not all(map(_is_plain, repeated))


def _repeats(o: Observed, before: Observed) -> bool:
    """Whether it is the right answer to another case. Two weights of one layer are one case: an index may be wrong."""
    numbers, right = as_numbers(o.reply.value), as_numbers(before.reply.value)
    if isinstance(numbers, str) or isinstance(right, str):
        return False
    if not before.right or not np.array_equal(numbers, right):
        return False
    both = zip(o.case.arguments, before.case.arguments, strict=True)
    return not any(isinstance(now, np.ndarray) and same(now, then, 0.0) for now, then in both)


def _is_plain(o: Observed) -> bool:
    numbers = as_numbers(o.reply.value)
    return not isinstance(numbers, np.ndarray) or bool(np.all(numbers == np.round(numbers)))


def _only_first_calls_are_right(seen: Examination) -> bool:
    """Whether the first call for each activation is right, or the very first, and no later one."""
    if not seen.odd:
        return False
    groups: dict[str, list[bool]] = {}
    for o in seen.observed:
        groups.setdefault(str([part for part in o.case.arguments if _is_name(part)]), []).append(o.right)
    first_of_each = len(groups) > 2 and all(right[0] and len(right) > 1 for right in groups.values())
    if first_of_each:
        return not any(any(right[1:]) for right in groups.values())
    first_one, *others = seen.observed
    is_seen_again = len(groups[next(iter(groups))]) > 1
    return is_seen_again and first_one.right and not any(o.right for o in others)


def _depends_on_earlier_calls(seen: Examination) -> bool:
    """Whether some of what is not right is answered otherwise in code that has seen no other calls.

    It is asked in the opposite order: what is kept of the first calls shows in the others.
    """
    if seen.is_stuck or seen.in_place is None or seen.in_place.afresh is None or not seen.odd:
        return False
    odd = seen.odd[::-1]
    replies = seen.in_place.afresh(seen.exercise.name, [o.case.arguments for o in odd])
    return any(_differ(replace(o, again=reply)) for o, reply in zip(odd, replies, strict=True))


def _is_name(part: object) -> bool:
    return isinstance(part, str) or (isinstance(part, list) and isinstance(part[0], str))


CONDUCT: tuple[Rule[Examination], ...] = (
    Rule(
        "Does a call change one of its arguments?",
        lambda seen: bool(_changed(seen)),
        lambda seen: _cause(seen, "changed", "changes", about=(_changed(seen)[0],)),
    ),
    Rule("Do two calls with the same arguments give two answers?", lambda s: any(map(_differ, s.observed)), _remembers),
    Rule(
        "Is every wrong answer the right one to an earlier call?",
        _gives_earlier_answers,
        lambda seen: _cause(seen, "answers again", "remembers"),
    ),
    Rule(
        "Is only the first call right, or the first for each activation?",
        _only_first_calls_are_right,
        lambda seen: _cause(seen, "answers again", "remembers"),
    ),
    Rule(
        "Does something get another answer in code that has seen no other calls?",
        _depends_on_earlier_calls,
        lambda seen: _cause(seen, "depends on earlier calls", "remembers"),
    ),
)
"""The first that holds is said, beside what is said of the numbers."""
