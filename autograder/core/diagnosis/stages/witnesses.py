"""Equal numbers across links: the student's other functions, right or wrong, may tell which link it is."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from autograder.core.diagnosis.explanation import Cause
from autograder.core.finding import Known
from autograder.core.lesson import earlier_functions, functions_that_show


def settled(function: str, cause: Cause, known: Known, asked: Container[str]) -> Cause:
    """The cause with only the entries of the link that the other functions leave, if they leave one.

    A function that the composite asked for clears the links that it shows, since it was answered correctly. A right one
    that it did not ask for does not: what is written out again may still be wrong.
    """
    links = list(dict.fromkeys(entry.link for entry in cause.entries))
    if len(links) == 1:
        return replace(cause, link=links[0])
    if not links:
        return cause
    seen = {link: _seen(function, link, cause, known, asked) for link in links}
    guilty = [link for link in links if seen[link] == "guilty"]
    left = guilty if len(guilty) == 1 else [link for link in links if seen[link] != "cleared"]
    if len(left) != 1:
        return replace(cause, link=None)
    return replace(cause, link=left[0], entries=tuple(entry for entry in cause.entries if entry.link == left[0]))


def _seen(function: str, link: str, cause: Cause, known: Known, asked: Container[str]) -> str:
    """Whether the functions that show a link make the same mistake (guilty), or were answered correctly (cleared)."""
    keys = {entry.key for entry in cause.entries if entry.link == link}
    for witness in functions_that_show(link):
        if witness in earlier_functions(function):
            findings = known(witness)
            if witness in asked:
                return "cleared"
            if findings and any(keys & {f.misconception, *f.also} for f in findings):
                return "guilty"
    return "open"
