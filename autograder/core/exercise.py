"""What an exercise is: a function, or a value, that students of an assignment write, and what earns its points."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.core.finding import Link
from autograder.core.functions.function import Function
from autograder.core.terms import Facet


@dataclass(frozen=True)
class Exercise:
    """A function that a student writes, or the name of a value that a student assigns.

    It holds the function itself, not its name: whatever takes an exercise works for one that stands in no lesson.
    """

    assignment: str
    asked: Function | str
    facets: tuple[Facet, ...]

    @property
    def name(self) -> str:
        """The name that the student gives it."""
        return self.asked if isinstance(self.asked, str) else self.asked.name

    @property
    def function(self) -> Function:
        """The function that is asked for; ValueError where it is a value."""
        if isinstance(self.asked, str):
            raise ValueError(f"{self.asked} is a value, not a function")
        return self.asked

    @property
    def links(self) -> tuple[Link, ...]:
        """The links that the function is made of; none of a value."""
        return () if self.is_value else self.function.links

    @property
    def points(self) -> float:
        """The points of all facets."""
        return sum(facet.points for facet in self.facets)

    @property
    def is_value(self) -> bool:
        """Whether the student assigns a value of this name instead of writing a function."""
        return isinstance(self.asked, str)

    @property
    def is_derivative(self) -> bool:
        """Whether it is a function made of links of the chain."""
        return bool(self.links)
