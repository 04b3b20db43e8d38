"""What a student's function answers on the public cases."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from autograder.core.cases import Case, public_cases
from autograder.core.finite_differences import batch_of
from autograder.core.lesson import Exercise
from autograder.core.observed import Observed, judged
from autograder.reply import Ask

GRADIENTS = ("gradient_weight", "gradient_sample", "gradient_batch", "gradient_network")


def sizes(case: Case) -> tuple[int, int, int]:
    """n, and the widths J and K of the output and the input, of a gradient; n is 0 for those of one sample."""
    batch = batch_of(case.function, case.arguments)
    n = len(batch.X) if case.function in ("gradient_batch", "gradient_network") else 0
    return n, batch.Ws[-1].shape[0], batch.Ws[0].shape[1]


def matrices(case: Case) -> int:
    """The number of weight matrices that a network's gradient was asked for; 0 for one layer."""
    return len(case.arguments[0]) if case.function == "gradient_network" else 0


def least_z(case: Case) -> float:
    """The smallest |z| of a gradient's forward pass."""
    samples = batch_of(case.function, case.arguments).samples
    return min(float(np.min(np.abs(z))) for sample in samples for z in sample.zs)


def observe(exercise: Exercise, ask: Ask) -> list[Observed]:
    """What the student answers on the public cases, each called twice unless the first calls do not come back."""
    cases = public_cases(exercise)
    calls = [case.arguments for case in cases]
    replies = ask(exercise.name, calls)
    lost = any(reply.fault is not None and reply.fault.kind in ("timeout", "died") for reply in replies)
    again = replies if lost else ask(exercise.name, calls)
    return [
        Observed(case, first, second, judged(case, first, ask))
        for case, first, second in zip(cases, replies, again, strict=True)
    ]


SpecialCase = tuple[str, str, Callable[[Case], bool]]
SPECIAL: tuple[SpecialCase, ...] = (
    ("average", "only one sample", lambda case: sizes(case)[0] == 1),
    ("average", "only one node", lambda case: sizes(case)[1] == 1 and sizes(case)[0] > 1),
    ("shape", "only one node", lambda case: sizes(case)[1] == 1),
    ("shape", "only one input", lambda case: sizes(case)[2] == 1),
    ("da_dz", "a relu that is only just open", lambda case: least_z(case) < 0.1),
    ("back", "another number of matrices than two", lambda case: matrices(case) in (1, 3)),
)


def special(odd: Sequence[Observed]) -> SpecialCase | None:
    """What singles out the cases of a gradient that nothing else explains."""
    return next((one for one in SPECIAL if odd and all(one[2](o.case) for o in odd)), None)


def only_square(observed: Sequence[Observed], fitting: Sequence[str]) -> bool:
    """Whether a gradient comes back where all widths are equal, and elsewhere raises one of these exceptions."""
    answered = [o for o in observed if o.reply.fault is None]
    raised = [o.reply.fault for o in observed if o.reply.fault is not None]
    return (
        bool(answered and raised)
        and all(sizes(o.case)[1] == sizes(o.case)[2] for o in answered)
        and all(fault.exception in fitting for fault in raised)
    )
