"""A result for a terminal 80 columns wide: a line for each function, and the chain with its broken link marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from rich.console import Console, Group, RenderableType
from rich.text import Text

from autograder.core.diagnosis.words.sentences import MISSING, REPEATS
from autograder.core.finding import Evidence, Finding
from autograder.core.lesson import exercise
from autograder.results import Result, Verdict

WIDTH = 80
SIGNS = {
    "right": ("✓", "green"),
    "wrong": ("✗", "red"),
    "missing": ("·", "dim"),
    "crashed": ("!", "red"),
    "timeout": ("!", "red"),
    "unavailable": ("!", "yellow"),
}
WAITS = ("~", "yellow")
CHAIN = (("dC_da", "dC/da"), ("da_dz", "da/dz"), ("dz_dw", "dz/dw"))
PLACES = {
    "product": "the product",
    "back": "the way back",
    "average": "the mean",
    "forward": "the forward pass",
}
MARKED = {*PLACES, *(link for link, _ in CHAIN)}


def show(result: Result, console: Console) -> None:
    """Print one result."""
    console.print(report(result), soft_wrap=False)


def report(result: Result) -> RenderableType:
    """One result, ready to print."""
    title = Text(result.submission, style="bold", overflow="fold")
    if result.problem is not None:
        problem = result.problem.removeprefix(f"{result.submission}: ")
        return Group(title, indented(f"not graded: {problem}", 2, "yellow"), Text())
    title.append(f"\n  {result.assignment}  {number(result.score or 0)} of {number(result.max_score)} points")
    if result.isolation.tier == "none":
        title.append("  graded without isolation", style="yellow")
    if result.seed == "public":
        title.append("  known inputs", style="yellow")
    notes = [indented(f"note: {note}", 2, "dim") for note in result.notes]
    told: set[str] = set()  # of functions that were carried over: once is enough
    return Group(title, *notes, *(part for verdict in result.functions for part in _function(verdict, told)), Text())


def number(points: float) -> str:
    """Points without needless zeros: 8, 2.5."""
    return f"{points:g}"


def _function(verdict: Verdict, told: set[str]) -> Iterator[RenderableType]:
    sign, colour = WAITS if verdict.follow_through else SIGNS[verdict.status]
    line = Text("  ")
    line.append(f"{sign} {verdict.function:<19}", style=colour)
    line.append(f"{number(verdict.points):>4} of {number(verdict.max_points):<3} ")
    line.append(waiting(verdict.findings) if verdict.follow_through else verdict.status, style=colour)
    yield line
    own = [finding for finding in verdict.findings if finding.inherited_from is None]
    elsewhere = [finding for finding in verdict.findings if finding.inherited_from is not None]
    said: set[str | Evidence | None] = {MISSING}  # which the status says
    carried_over = [finding for finding in elsewhere if finding.evidence and finding.message not in told]
    told |= {finding.message for finding in carried_over}
    for finding in (*own, *carried_over):
        if finding.message not in said:
            yield from _finding(verdict, finding, None if finding.evidence in said else finding.evidence)
            said |= {finding.message, finding.evidence}
    if elsewhere and not verdict.follow_through:
        yield indented(f"It also {waiting(elsewhere)}. That costs no marks here.", 6)
    for note in verdict.notes:
        yield indented(f"note: {note}", 6, "dim")


def waiting(findings: Sequence[Finding]) -> str:
    """Which functions a composite has its mistakes from, in one line."""
    names: dict[str, list[str]] = {}
    for finding in findings:
        verb = "has the mistake of" if REPEATS in finding.message else "waits for"
        names.setdefault(verb, []).append(finding.inherited_from or "")
    return " and ".join(f"{verb} {', '.join(dict.fromkeys(some))}" for verb, some in names.items())


def _finding(verdict: Verdict, finding: Finding, evidence: Evidence | None) -> Iterator[RenderableType]:
    if finding.link in MARKED and len(exercise(verdict.function).links) > 1:
        yield Text(" " * 6) + chain(finding.link)
    yield indented(finding.message, 6)
    if evidence is not None:
        yield indented(evidence.call, 8, "cyan")
        right = "finite difference" if exercise(verdict.function).is_derivative else "right"
        yield indented(f"yours {evidence.yours}, {right} {evidence.finite_difference}", 8)
    yield indented(f"hint: {finding.hint}", 6, "italic")


def indented(words: str, by: int, style: str = "") -> Text:
    """Words wrapped to the width of a terminal, each line moved in."""
    return Text("\n".join(wrap(words, WIDTH, initial_indent=" " * by, subsequent_indent=" " * by)), style=style)


def chain(link: str) -> Text:
    """dC/da . da/dz . dz/dw with the broken link in brackets, or the place beside it."""
    line = Text()
    for position, (name, words) in enumerate(CHAIN):
        line.append(" . " if position else "")
        line.append(f">{words}<" if name == link else words, style="bold red" if name == link else "")
    if link in PLACES:
        line.append("   ")
        line.append(f">{PLACES[link]}<", style="bold red")
    return line
