"""What a diagnosis starts from: a function, what it answers on the public cases, and what is known of the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from autograder.core.cases import Case, public_cases
from autograder.core.diagnosis.called import Question, rightly_called
from autograder.core.diagnosis.evidence import Failure, failing_examples
from autograder.core.diagnosis.known.book import Book, Observations
from autograder.core.finding import Known, Link
from autograder.core.lesson import Exercise
from autograder.core.observed import Observed, judged
from autograder.reply import Ask, Fault

SOME = 3
"""In so many cases it is looked at what a composite asks of earlier functions."""


@dataclass(frozen=True)
class InPlace:
    """A function with the student's own earlier functions, beside one that is given correct parts.

    `questions` are its calls of earlier functions so far, `refused` those of them that could not be answered, since
    their arguments do not belong together. `afresh` calls it with correct parts, too, in code that is loaded for these
    calls and has seen no others.
    """

    ask: Ask
    refused: Sequence[str] = ()
    questions: Sequence[Question] = ()
    afresh: Ask | None = None


@dataclass(frozen=True)
class Examination:
    """One function under examination. It lives as long as its diagnosis."""

    exercise: Exercise
    ask: Ask
    known: Known
    book: Book
    in_place: InPlace | None = None

    @cached_property
    def observed(self) -> list[Observed]:
        """The public cases, each called twice unless the first calls do not come back."""
        cases = public_cases(self.exercise)
        calls = [case.arguments for case in cases]
        replies = self.ask(self.exercise.name, calls)
        lost = any(reply.fault is not None and reply.fault.kind in ("timeout", "died") for reply in replies)
        again = replies if lost else self.ask(self.exercise.name, calls)
        return [
            Observed(case, first, second, judged(case, first, self.ask))
            for case, first, second in zip(cases, replies, again, strict=True)
        ]

    @cached_property
    def odd(self) -> list[Observed]:
        """The cases that are not right."""
        return [o for o in self.observed if not o.right]

    @property
    def pairs(self) -> Observations:
        """Each case and the reply to its first call."""
        return [(o.case, o.reply) for o in self.observed]

    @property
    def asked(self) -> set[str]:
        """The earlier functions that it called."""
        return {name for o in self.observed for name in o.reply.asked}

    @cached_property
    def in_order(self) -> frozenset[Link]:
        """The links that it leaves to earlier functions, rightly called, in the first cases that answer wrongly."""
        cases = [o.case for o in self.odd if o.reply.fault is None][:SOME]
        if not cases or self.in_place is None or not self.is_gradient:
            return frozenset()
        before = len(self.in_place.questions)
        self.ask(self.exercise.name, [case.arguments for case in cases])
        return rightly_called(cases, self.in_place.questions[before:])

    @property
    def is_gradient(self) -> bool:
        """Whether it is made of all links of the chain, and can be asked as the gradient of a network."""
        return self.exercise.function.is_gradient

    @property
    def is_stuck(self) -> bool:
        """Whether a call did not come back."""
        return any(fault.kind in ("timeout", "died") for fault in faults(self.observed))

    @cached_property
    def failing(self) -> list[Failure]:
        """The simplest examples on which it fails."""
        return failing_examples(self.exercise, self.ask, self.in_place.ask if self.in_place else None)

    @property
    def first_fault(self) -> tuple[Fault, ...]:
        """What the simplest example on which it fails raises; nothing where that comes back."""
        fault = self.failing[0][1].fault if self.failing else None
        return (fault,) if fault is not None and fault.kind == "raised" else ()

    @property
    def by_activation(self) -> dict[str, list[Observed]]:
        """The cases of each activation, for functions that are given one."""
        groups: dict[str, list[Observed]] = {}
        for o in self.observed:
            groups.setdefault(o.case.arguments[-1], []).append(o)
        return groups


def faults(observed: Sequence[Observed]) -> list[Fault]:
    """Why there are no values, where there are none."""
    return [o.reply.fault for o in observed if o.reply.fault is not None]


def sizes(case: Case) -> tuple[int, int, int]:
    """n, and the widths J and K of the output and the input, of a gradient; n is 0 for those of one sample."""
    batch = case.batch
    n = len(batch.X) if case.function.takes_samples else 0
    return n, batch.Ws[-1].shape[0], batch.Ws[0].shape[1]


def matrices(case: Case) -> int:
    """The number of weight matrices that a network's gradient was asked for; 0 for one layer."""
    return len(case.batch.Ws) if case.function.gradient.is_list else 0


def least_z(case: Case) -> float:
    """The smallest |z| of a gradient's forward pass."""
    return min(float(np.min(np.abs(z))) for sample in case.batch.samples for z in sample.zs)
