"""The command line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal, NoReturn

import click

from autograder import __version__
from autograder.core.terms import ASSIGNMENTS

if TYPE_CHECKING:  # the help of the command does without it
    from autograder.core.diagnosis.known.book import Book

USAGE, NOT_GRADED = 2, 3


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
    """Grade notebooks, .py files, or folders of them.

    Exit status: 0 graded, whatever the marks; 1 a score below --fail-under; 2 usage; 3 something could not be graded.
    """
    from autograder.grading import Grader
    from autograder.hidden.secret import course_secret
    from autograder.hidden.suite import CasesError, collected
    from autograder.sandbox import SandboxError, Sandboxes
    from autograder.submission import UsageError, submissions

    refuse_to_overwrite(output, paths)
    percentages: list[float | None] = []
    book = book_with(own)
    try:
        with Sandboxes(isolation) as sandboxes, destination(output) as out, collected(cases) as suite:
            write = writer(form, out)
            secret = f"seed {seed}" if seed is not None else course_secret(output.parent if output else None)
            stamp: Literal["secret", "public"] = "public" if seed is not None else "secret"
            grader = Grader(suite, sandboxes, secret, stamp, book=book)
            for submission in submissions(paths, assignment):
                result = grader.result(submission)
                write(result)
                percentages.append(None if result.score is None else 100 * result.score / result.max_score)
    except (UsageError, CasesError) as error:
        stop(str(error), USAGE)
    except (SandboxError, OSError) as error:
        stop(str(error), NOT_GRADED)
    if None in percentages:
        sys.exit(NOT_GRADED)
    if fail_under is not None and any(percent < fail_under for percent in percentages if percent is not None):
        sys.exit(1)


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
    if output.suffix in (".ipynb", ".py") or any(output.resolve() == Path(path).resolve() for path in paths):
        stop(f"--output {output} would overwrite a submission: choose another name", USAGE)
    if not output.parent.is_dir():
        stop(f"--output {output}: there is no folder {output.parent}", USAGE)


def stop(message: str, status: int) -> NoReturn:
    """One line on standard error, and out."""
    click.echo(f"autograder: {message}", err=True)
    sys.exit(status)


@contextmanager
def destination(output: Path | None) -> Iterator[IO[str]]:
    """Standard output, or a file that is written as the results come."""
    if output is None:
        yield sys.stdout
    else:
        with output.open("w", encoding="utf-8") as file:
            yield file


def writer(form: str, out: IO[str]) -> Callable[[Any], None]:
    """What writes one result in a format."""
    if isinstance(out, TextIOWrapper):  # a terminal may lack our signs, a program reads JSON as UTF-8
        out.reconfigure(encoding="utf-8" if form == "jsonl" else out.encoding, errors="replace")
    if form == "jsonl":
        from autograder.reports.jsonl import line

        return lambda result: print(line(result), file=out, flush=True)
    from rich.console import Console

    from autograder.reports.text import show

    console = Console(file=out, highlight=False, width=None if out.isatty() else 80)
    return lambda result: show(result, console)


if __name__ == "__main__":
    main()
