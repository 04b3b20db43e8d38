"""What a student's function answers on the public cases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from autograder.core.cases import Case, public_cases
from autograder.core.judging import Judgement, judge
from autograder.core.lesson import Exercise
from autograder.reply import Ask, Reply


@dataclass(frozen=True)
class Observation:
    """One public case, the replies to its two calls, and how the first compares."""

    case: Case
    reply: Reply
    again: Reply
    judgement: Judgement

    @property
    def sizes(self) -> tuple[int, int, int]:
        """n, and the widths J and K of the output and the input, of a gradient; n is 0 for those of one sample."""
        batch = self.case.batch
        n = len(batch.X) if self.case.function.takes_samples else 0
        return n, batch.Ws[-1].shape[0], batch.Ws[0].shape[1]

    @property
    def matrices(self) -> int:
        """The number of weight matrices that a network's gradient was asked for; 0 for one layer."""
        return len(self.case.batch.Ws) if self.case.function.gradient.is_list else 0

    @property
    def least_z(self) -> float:
        """The smallest |z| of a gradient's forward pass."""
        return min(float(np.min(np.abs(z))) for sample in self.case.batch.samples for z in sample.zs)


def observations(exercise: Exercise, ask: Ask) -> list[Observation]:
    """What the student answers on the public cases, each called twice unless the first calls do not come back."""
    cases = public_cases(exercise)
    calls = [case.arguments for case in cases]
    replies = ask(exercise.name, calls)
    lost = any(reply.fault is not None and reply.fault.kind in ("timeout", "died") for reply in replies)
    again = replies if lost else ask(exercise.name, calls)
    return [
        Observation(case, first, second, judged(case, first))
        for case, first, second in zip(cases, replies, again, strict=True)
    ]


def judged(case: Case, reply: Reply) -> Judgement:
    """How a reply compares with the truth."""
    if reply.fault is not None:
        return Judgement("fault", got=reply.fault.kind)
    return judge(reply.value, case.answer(), case.scale)


SpecialCase = tuple[str, str, Callable[[Observation], bool]]
SPECIAL: tuple[SpecialCase, ...] = (
    ("average", "only one sample", lambda o: o.sizes[0] == 1),
    ("average", "only one node", lambda o: o.sizes[1] == 1 and o.sizes[0] > 1),
    ("shape", "only one node", lambda o: o.sizes[1] == 1),
    ("shape", "only one input", lambda o: o.sizes[2] == 1),
    ("da_dz", "a relu that is only just open", lambda o: o.least_z < 0.1),
    ("back", "another number of matrices than two", lambda o: o.matrices in (1, 3)),
)


def special(odd: Sequence[Observation]) -> SpecialCase | None:
    """What singles out the cases of a gradient that nothing else explains."""
    return next((one for one in SPECIAL if odd and all(one[2](o) for o in odd)), None)


def only_square(observed: Sequence[Observation], fitting: Sequence[str]) -> bool:
    """Whether a gradient comes back where all widths are equal, and elsewhere raises one of these exceptions."""
    answered = [o for o in observed if o.reply.fault is None]
    raised = [o.reply.fault for o in observed if o.reply.fault is not None]
    return (
        bool(answered and raised)
        and all(o.sizes[1] == o.sizes[2] for o in answered)
        and all(fault.exception in fitting for fault in raised)
    )
