"""The command line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal, NoReturn

import click

from autograder import __version__
from autograder.core.terms import ASSIGNMENTS

if TYPE_CHECKING:  # the help of the command does without it
    from autograder.core.diagnosis.known.book import Book

BELOW, USAGE, NOT_GRADED = 1, 2, 3


@click.group()
@click.version_option(__version__)
def main() -> None:
    """Grade exercises on calculating the gradient: which link of the chain is wrong, and most likely why."""


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--assignment", type=click.Choice(ASSIGNMENTS), help="For submissions that do not tell it themselves.")
@click.option("--format", "form", type=click.Choice(("text", "jsonl")), default="text", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write the report here.")
@click.option(
    "--cases",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of pytest files of your own.",
)
@click.option(
    "--misconceptions",
    "own",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE.py",
    help="Mistakes of your own, to be known beside ours.",
)
@click.option("--seed", type=int, help="Draw the hidden cases from this number, to reproduce a result in public.")
@click.option(
    "--isolation",
    type=click.Choice(("required", "none")),
    default="required",
    show_default=True,
    help="Refuse to run student code without a sandbox, or do it all the same.",
)
@click.option("--fail-under", type=click.FloatRange(0, 100), metavar="PERCENT", help="Exit 1 below this score.")
def grade(
    paths: tuple[str, ...],
    assignment: str | None,
    form: str,
    output: Path | None,
    cases: Path | None,
    own: tuple[Path, ...],
    seed: int | None,
    isolation: str,
    fail_under: float | None,
) -> None:
    """Grade notebooks, .py files, or folders of them. Put -- before paths that others have named.

    Exit status: 0 graded, whatever the marks; 1 a score below --fail-under; 2 usage; 3 something could not be graded.
    """
    from autograder.hidden.secret import NoSecret
    from autograder.hidden.suite import CasesError
    from autograder.output import Unwritable
    from autograder.sandbox import SandboxError
    from autograder.submission import UsageError

    refuse_to_overwrite(output, paths)
    book = book_with(own)
    try:
        percentages = graded(paths, assignment, form, output, cases, seed, isolation, book)
    except (UsageError, CasesError, NoSecret, Unwritable) as error:
        stop(str(error), USAGE)
    except SandboxError as error:
        stop(str(error), NOT_GRADED)
    if None in percentages:
        sys.exit(NOT_GRADED)
    if fail_under is not None and any(percent < fail_under for percent in percentages if percent is not None):
        raise Below(BELOW)


def graded(
    paths: Sequence[str],
    assignment: str | None,
    form: str,
    output: Path | None,
    cases: Path | None,
    seed: int | None,
    isolation: str,
    book: Book,
) -> list[float | None]:
    """Grade all, and write each result as it comes; the scores in per cent, None where something was not graded."""
    from autograder.grading import Grader
    from autograder.hidden.secret import course_secret
    from autograder.hidden.suite import collected
    from autograder.sandbox import Sandboxes
    from autograder.submission import submissions

    percentages: list[float | None] = []
    stamp: Literal["secret", "public"] = "public" if seed is not None else "secret"
    with Sandboxes(isolation) as sandboxes, collected(cases) as suite:
        handed_in = submissions(paths, assignment)
        secret = f"seed {seed}" if seed is not None else course_secret(output.parent if output else None, paths)
        grader = Grader(suite, sandboxes, secret, stamp, book=book)
        with destination(form, output) as out:
            write = writer(form, out)
            for submission in handed_in:
                result = grader.result(submission)
                write(result)
                percentages.append(None if result.score is None else 100 * result.score / result.max_score)
                if output is not None:
                    click.echo(summary(result), err=True)
    return percentages


def book_with(own: Sequence[Path]) -> Book:
    """The mistakes that are known: ours, and those of an instructor's own files."""
    from autograder.standing import OURS

    if not own:
        return OURS
    from autograder.core.diagnosis.known.book import Book
    from autograder.own_misconceptions import MisconceptionsError, with_own

    try:
        return Book(with_own(own))
    except MisconceptionsError as error:
        stop(str(error), USAGE)


def refuse_to_overwrite(output: Path | None, paths: Iterable[str]) -> None:
    """A report must not take the place of what it reports on, nor go where no folder is."""
    if output is None:
        return
    from autograder.output import Unwritable, check
    from autograder.submission.files import is_called_one, looks_like_one

    try:
        check(output)
    except Unwritable as error:
        stop(str(error), USAGE)
    is_graded = any(output.resolve() == Path(path).resolve() for path in paths)
    if is_graded or is_called_one(output.name) or (output.exists() and looks_like_one(str(output))):
        stop(f"--output {output} would overwrite a submission: choose another name", USAGE)


def stop(message: str, status: int) -> NoReturn:
    """One line on standard error, and out."""
    click.echo(f"autograder: {message}", err=True)
    sys.exit(status)


def destination(form: str, output: Path | None) -> AbstractContextManager[IO[str]]:
    """Where the report goes. Programs read JSON as UTF-8, whatever a terminal speaks."""
    from autograder.output import replaced, standard_output

    return replaced(output) if output is not None else standard_output("utf-8" if form == "jsonl" else None)


def summary(result: Any) -> str:
    """A result in a line, for the log of a run whose report goes to a file."""
    if result.problem is not None:
        return f"not graded: {result.problem}"
    return f"{result.score:g} of {result.max_score:g}: {result.submission}"


def writer(form: str, out: IO[str]) -> Callable[[Any], None]:
    """What writes one result in a format."""
    if form == "jsonl":
        from autograder.reports.jsonl import line

        return lambda result: print(line(result), file=out, flush=True)
    from rich.console import Console

    from autograder.reports.text import show

    console = Console(file=out, highlight=False, width=None if out.isatty() else 80)
    return lambda result: show(result, console)


class Below(SystemExit):
    """A score below --fail-under, which alone has the exit status 1."""
