"""The command as a program: its streams, signals and exit statuses. However it ends, there is no traceback."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from typing import NoReturn

import click

from autograder.cli import BELOW, NOT_GRADED, USAGE, Below, main, stop

SIGNALLED = 128
"""Plus the number of the signal that ended the command, as shells have it."""
CLOSED = SIGNALLED + 13  # SIGPIPE, which Windows lacks


class Signalled(KeyboardInterrupt):
    """A signal that asks us to go, passed on like Ctrl-C: what was opened is closed on the way."""


def run() -> NoReturn:
    """The command as a program: each way in which it can end has a status of its own, a line, and no traceback."""
    keep_streams()
    refuse_a_folder_that_is_gone()
    heed_signals()
    # Our arrays are small: where OpenBLAS may not start its threads, it ends the program with a status of its own.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        refuse_names_like_options(sys.argv[1:])
        status = main(standalone_mode=False) or 0
        sys.stdout.flush()
    except BaseException as error:
        status = status_of(error)
    finally:
        close_output()
    sys.exit(status)


def heed_signals() -> None:
    """Let what asks us to go close what was opened; but what `nohup` and `&` have told us to ignore is ignored."""
    for name, heeded in (("SIGTERM", _signalled), ("SIGHUP", _signalled), ("SIGINT", signal.default_int_handler)):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, heeded)


def status_of(error: BaseException) -> int | str | None:
    """The exit status that stands for what ended the command, once it is said."""
    interrupted = next((one for one in what_led_to(error) if isinstance(one, KeyboardInterrupt)), None)
    if isinstance(interrupted, Signalled):
        return SIGNALLED + int(interrupted.args[0])
    if interrupted is not None or isinstance(error, click.Abort):
        click.echo("autograder: interrupted", err=True)
        return SIGNALLED + signal.SIGINT
    if isinstance(error, BrokenPipeError):
        return CLOSED  # whoever read the report has seen enough
    if isinstance(error, SystemExit):
        # Exit status 1 of click's is a closed pipe.
        return CLOSED if error.code == BELOW and not isinstance(error, Below) else error.code
    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    if isinstance(error, MemoryError):
        why: object = "there is not enough memory: raise the limit, `ulimit -v`, or grade on another machine"
    else:
        why = error.strerror or error if isinstance(error, OSError) else f"{type(error).__name__}: please report this"
    click.echo(f"autograder: the run could not be finished ({why})", err=True)
    return NOT_GRADED


def what_led_to(error: BaseException | None) -> Iterator[BaseException]:
    """An error, and those before it: a signal in the middle of something may come out as another one."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def refuse_names_like_options(arguments: Sequence[str]) -> None:
    """The shell puts the names of files among the arguments, and students choose those."""
    for argument in arguments:
        if argument == "--":
            return
        if argument.startswith("-") and os.path.lexists(argument):
            stop(f"a file is called {argument!r}, like an option: put -- before the paths, or ./ before names", USAGE)


def refuse_a_folder_that_is_gone() -> None:
    """Nothing can be named in a current folder that was removed."""
    try:
        os.getcwd()
    except OSError:
        stop("the current folder is not there any more, or may not be read: change to another", USAGE)


def keep_streams() -> None:
    """Where a standard stream is closed, nothing else may get its number, and pytest wants one all the same."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w" if number else "r", encoding="utf-8"))  # noqa: SIM115


def close_output() -> None:
    """Nothing is left for Python to write when it ends, which would be another status and a line of its own."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _signalled(number: int, _frame: object) -> NoReturn:
    raise Signalled(number)
