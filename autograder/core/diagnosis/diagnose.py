"""The order of a diagnosis: does it answer at all, does it behave, then which link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from autograder.core.cases import Case, public_cases
from autograder.core.diagnosis import messages, way_back
from autograder.core.diagnosis.book import SHAPES_DO_NOT_FIT, fits, fitting
from autograder.core.diagnosis.causes import Cause, causes
from autograder.core.diagnosis.evidence import call_text, evidence
from autograder.core.diagnosis.finding import Ask, Fault, Finding, Reply
from autograder.core.finite_differences import batch_of
from autograder.core.judging import Judgement, judge
from autograder.core.lesson import Exercise
from autograder.core.misconceptions import Misconception

GRADIENTS = ("gradient_weight", "gradient_sample", "gradient_batch", "gradient_network")


@dataclass(frozen=True)
class Earlier:
    """What is known of the student's other functions: their findings, none where they are right."""

    findings: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Observation:
    """One public case, the replies to its two calls, and how the first compares."""

    case: Case
    reply: Reply
    again: Reply
    judgement: Judgement


def observations(exercise: Exercise, ask: Ask) -> list[Observation]:
    """What the student answers on the public cases, each called twice."""
    cases = public_cases(exercise)
    calls = [case.arguments for case in cases]
    replies = ask(exercise.name, [*calls, *calls])
    return [
        Observation(case, first, second, _judged(case, first))
        for case, first, second in zip(cases, replies, replies[len(cases) :], strict=False)
    ]


def _judged(case: Case, reply: Reply) -> Judgement:
    if reply.fault is not None:
        return Judgement("fault", got=reply.fault.kind)
    return judge(reply.value, case.answer(), case.scale)


def diagnose(exercise: Exercise, ask: Ask, earlier: Earlier) -> tuple[Finding, ...]:
    """The wrong links of a derivative, the one to mend first at the front; () where all public cases are right."""
    observed = observations(exercise, ask)
    conduct = _conduct(exercise, observed)
    if all(o.judgement.right for o in observed):
        return conduct
    findings = (
        _known(observed)
        or _one_layer_link(exercise, ask, observed)
        or _staged(exercise, ask, observed)
        or _plain(exercise, observed)
    )
    shown = evidence(exercise, ask)
    return (*conduct, *(_with_evidence(finding, shown) for finding in findings))


def _with_evidence(finding: Finding, shown: object) -> Finding:
    return replace(finding, evidence=shown)  # type: ignore[arg-type]


def _conduct(exercise: Exercise, observed: Sequence[Observation]) -> tuple[Finding, ...]:
    for o in observed:
        for position in (*o.reply.changed, *o.again.changed):
            return (_conduct_finding("inplace_mutation", messages.changed(exercise.parameters[position])),)
    return ()


def _conduct_finding(key: str, message: str) -> Finding:
    return Finding("conduct", key, message, messages.HINTS["conduct"])


def _known(observed: Sequence[Observation]) -> list[Finding]:
    entries = fitting([(o.case, o.reply) for o in observed])
    return [finding_of(entries)] if entries else []


def _one_layer_link(exercise: Exercise, ask: Ask, observed: Sequence[Observation]) -> list[Finding]:
    """The findings of a function that is given its activation: another mistake for each, perhaps, or a pair."""
    if exercise.parameters[-1] != "g" or exercise.name in GRADIENTS:
        return []
    wrong = [o for o in observed if not o.judgement.right]
    if all(o.reply.fault is not None for o in wrong):
        return []
    by_activation: dict[str, list[Observation]] = {}
    for o in observed:
        by_activation.setdefault(o.case.arguments[-1], []).append(o)
    known = {g: _slopes(some) for g, some in by_activation.items() if any(o in wrong for o in some)}
    if all(known.values()):
        return [finding_of(entries, g) for g, entries in known.items()]
    if exercise.name != "dC_da_prev":
        return [finding_of(entries, g) for g, entries in known.items() if entries]
    found = way_back.pairs([(o.case, o.reply) for o in observed])
    if found:
        return [finding_of(entries) for entries in zip(*found, strict=True)]
    return [_finding(Cause(way_back.blame(ask)))]


def _slopes(observed: Sequence[Observation]) -> list[Misconception]:
    return [m for m in fitting([(o.case, o.reply) for o in observed]) if m.link == "da_dz"]


def _staged(exercise: Exercise, ask: Ask, observed: Sequence[Observation]) -> list[Finding]:
    """The causes of a composite, each as a finding; none where it is no gradient, or nothing came back."""
    if exercise.name not in GRADIENTS or all(o.reply.fault is not None for o in observed):
        return []
    explained = causes(exercise, ask)
    odd = [o for o in observed if not any(fits(o.reply, o.case, chain) for chain in explained.chains)]
    special = _special(odd)
    # What was found in drawn layers must hold on every ordinary case as well, or it is not claimed.
    holds = not explained.chains or not odd or (special is not None and special.link != "da_dz")
    found = [_finding(cause if holds else replace(cause, entries=(), factor=None)) for cause in explained.causes]
    return found or ([special] if special else [])


SPECIAL: tuple[tuple[str, str, Callable[[Case], bool]], ...] = (
    ("average", "only one sample", lambda case: _sizes(case)[0] == 1),
    ("shape", "only one node", lambda case: _sizes(case)[1] == 1),
    ("shape", "only one input", lambda case: _sizes(case)[2] == 1),
    ("da_dz", "a relu that is only just open", lambda case: _least_z(case) < 0.1),
)


def _special(odd: Sequence[Observation]) -> Finding | None:
    """What singles out the cases that nothing else explains: one sample, one node, one input, a z near 0."""
    for link, words, holds in SPECIAL:
        if odd and all(holds(o.case) for o in odd):
            fault = next((o.reply.fault for o in odd if o.reply.fault is not None), None)
            text = messages.special(link, words, f": {fault.exception}" if fault else "")
            return Finding(link, None, text, messages.HINTS["close" if link == "da_dz" else "special"])
    return None


def _least_z(case: Case) -> float:
    return min(float(np.min(np.abs(z))) for trace in batch_of(case.function, case.arguments).samples for z in trace.zs)


def _sizes(case: Case) -> tuple[int, int, int]:
    """n, and the widths J and K of the output and the input; n is 0 for functions of one sample."""
    batch = batch_of(case.function, case.arguments)
    n = len(batch.X) if case.function in ("gradient_batch", "gradient_network") else 0
    return n, batch.Ws[-1].shape[0], batch.Ws[0].shape[1]


def _finding(cause: Cause) -> Finding:
    if cause.entries:
        return finding_of(cause.entries)
    if cause.factor is not None:
        return Finding(cause.link, None, messages.factor(cause.factor), messages.HINTS["factor"])
    if cause.link is None:
        return Finding(None, None, messages.unsettled(), messages.HINTS["product"])
    return Finding(cause.link, None, messages.unknown(cause.link), messages.HINTS[cause.link])


def finding_of(entries: Sequence[Misconception], g: str = "") -> Finding:
    """The finding for entries that fit equally: their link if they share one; g where only that activation is wrong."""
    entries = list(dict.fromkeys(entries))
    links = {entry.link for entry in entries}
    link = links.pop() if len(links) == 1 else None
    first, *others = entries
    return Finding(link, first.key, messages.named(link, entries, g), first.hint, tuple(o.key for o in others))


def _plain(exercise: Exercise, observed: Sequence[Observation]) -> list[Finding]:
    """What can be said when no known mistake fits."""
    faults = [(o.case, o.reply.fault) for o in observed if o.reply.fault is not None]
    if exercise.name in GRADIENTS and _only_square(observed):
        return [Finding("product", None, messages.only_square(), messages.HINTS["shape"])]
    if faults:
        return [faulty(*faults[0])]
    (kind, _), *_ = Counter(o.judgement.kind for o in observed if not o.judgement.right).most_common(1)
    first = next(o for o in observed if o.judgement.kind == kind)
    if kind == "close":
        return [
            Finding(
                exercise.links[0] if len(exercise.links) == 1 else None,
                None,
                messages.close_not_exact(),
                messages.HINTS["close"],
            )
        ]
    if kind == "nan":
        return [Finding(None, None, messages.not_finite(first.judgement.got), messages.HINTS["nan"])]
    if kind == "none":
        return [Finding("shape", None, messages.returned_none(), messages.HINTS["none"])]
    if kind == "type":
        return [Finding("shape", None, messages.wrong_type(first.judgement.got), messages.HINTS["shape"])]
    if kind == "shape":
        return [_shape(exercise, first)]
    if len(exercise.links) == 1:
        (link,) = exercise.links
        return [Finding(link, None, messages.single_link(link), messages.HINTS[link])]
    return [Finding(None, None, messages.unsettled(), messages.HINTS["product"])]


def _only_square(observed: Sequence[Observation]) -> bool:
    """Whether it comes back with something where all widths are equal, and nowhere else."""
    answered = [o for o in observed if o.reply.fault is None]
    raised = [o for o in observed if o.reply.fault is not None]
    return bool(answered and raised) and (
        all(len(set(_sizes(o.case)[1:])) == 1 for o in answered)
        and all(o.reply.fault.exception in SHAPES_DO_NOT_FIT for o in raised if o.reply.fault)
    )


def _shape(exercise: Exercise, o: Observation) -> Finding:
    asked = exercise.returns
    transposed = np.shape(o.reply.value) == np.shape(np.transpose(o.case.answer())) if asked == "(J, K)" else False
    got = "(K, J)" if transposed else f"shape {o.judgement.got}" if "(" in o.judgement.got else o.judgement.got
    return Finding("shape", None, messages.wrong_shape(got, asked, transposed), messages.HINTS["shape"])


def faulty(case: Case, fault: Fault) -> Finding:
    """A finding for a call that brought no value back."""
    if fault.kind == "raised":
        call = call_text(case.function, case.arguments)
        text = messages.crashed(fault.line, fault.cell, fault.exception, fault.text, call if len(call) < 120 else "")
        return Finding(None, None, text, messages.HINTS["crashed"])
    texts = {
        "timeout": (messages.timeout(), "timeout"),
        "died": (messages.died(), "timeout"),
        "unavailable": (messages.unavailable(fault.module), "unavailable"),
        "oracle": (messages.oracle(), "oracle"),
        "unreadable": (messages.wrong_type(fault.text or "something that cannot be read"), "shape"),
        "undefined": (messages.missing(), "missing"),
    }
    text, hint = texts[fault.kind]
    return Finding("shape" if fault.kind == "unreadable" else None, None, text, messages.HINTS[hint])
