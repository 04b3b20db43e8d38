"""What the grader has to know of a function in order to draw its cases, answer them, and say what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import signature
from random import Random
from typing import Any

from autograder.core.finding import Link
from autograder.core.network import Array, Batch
from autograder.core.terms import Inputs

Given = tuple[Any, ...]
"""The arguments of one call."""


def _never(*_shapes: tuple[int, ...]) -> bool:
    return False


@dataclass(frozen=True)
class Arguments:
    """The arguments with which a function is called.

    `drawn` gives those of one call, or of several calls that belong together. `examples` are small whole numbers, the
    simplest first. `fit` says whether their shapes belong together: asked on behalf of a function that is built on
    this one, since what broadcasts could be made as large as memory. `in_step`, for a function that is itself a link of
    the chain, gives them from a step and the links that its place is given; None where the chain answers by itself.
    `slope`, where an argument is itself a function, draws the same again and gives the gradient to be found.
    """

    drawn: Callable[[Random, Inputs], Iterator[Given]]
    examples: tuple[Given, ...] = ()
    fit: Callable[..., bool] = _never
    in_step: Callable[..., Given | None] | None = None
    slope: Callable[[Random, Inputs], Array] | None = None


@dataclass(frozen=True)
class AsGradient:
    """How a composite is asked as the gradient of a network, so that one experiment serves them all.

    `batch` gives the network and the samples from the arguments of a call, `calls` the calls that together are the
    gradient of a batch. `part` gives the index into the matrix of what one call answers for, (j, k) where that is one
    weight; None where it is the whole matrix. `is_list` says whether the answer is a list, a matrix for each layer.
    """

    batch: Callable[..., Batch]
    calls: Callable[[Batch], list[Given]]
    part: Callable[..., tuple[int, ...]] | None = None
    is_list: bool = False

    def index(self, *arguments: Any) -> tuple[int, ...]:
        """The part that one call answers for; () is the whole matrix."""
        return self.part(*arguments) if self.part else ()


@dataclass(frozen=True, eq=False)
class Function:
    """A function of the lesson.

    `returns` is the shape in words, `links` are the links it is made of, `shows` those of them that it shows to be
    right or wrong where the numbers of another function leave that open. `answer(chain, *arguments)` is what it returns
    when the chain is `chain`; it raises Unseen where a link looks at something that the function is not given.
    `difference(index, *arguments)` is the finite difference at one element of the answer; a gradient needs none, since
    a weight can be moved.
    """

    name: str
    returns: str
    links: tuple[Link, ...]
    answer: Callable[..., Any]
    arguments: Arguments
    shows: tuple[Link, ...] = ()
    difference: Callable[..., float] | None = None
    as_gradient: AsGradient | None = None

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of its parameters: those of `answer`, the chain aside."""
        return tuple(signature(self.answer).parameters)[1:]

    @property
    def place(self) -> Link | None:
        """The place of the chain where it stands; None where it is more than one link."""
        return None if self.arguments.in_step is None else self.shows[0]

    @property
    def is_gradient(self) -> bool:
        """Whether it returns derivatives of the loss with respect to weights."""
        return self.as_gradient is not None

    @property
    def own_link(self) -> Link | None:
        """The link, or the way back, that it is there for; None where it is made of all of them, or of none."""
        return self.links[-1] if self.links and not self.is_gradient else None

    @property
    def gradient(self) -> AsGradient:
        """How it is asked as a gradient; ValueError where it is none."""
        if self.as_gradient is None:
            raise ValueError(f"{self.name} returns no gradient")
        return self.as_gradient

    @property
    def takes_samples(self) -> bool:
        """Whether it is given several samples at once."""
        return "average" in self.links

    @property
    def answers_in_parts(self) -> bool:
        """Whether it takes several calls to make a gradient."""
        return self.as_gradient is not None and self.as_gradient.part is not None
