"""The pages in docs/ that are made from the code itself: `python benchmarks/pages.py` writes them again.

A page is a function that returns its text. A test holds the committed pages against what is made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from order import diagnosis_order

from autograder.core.functions.small_numbers import W, X, Y
from autograder.core.lesson import EXERCISES, answer
from autograder.core.misconceptions import CATALOGUE, Member, Misconception
from autograder.core.network import Unseen

DOCS = Path(__file__).parent.parent / "docs"
Arguments = tuple[Any, ...]

RIGHT = {
    "forward": ("z = W @ a_prev; a = ACTIVATIONS[g](z)",),
    "dC_da": ("2 * (a - y)",),
    "da_dz": ("a * (1 - a) for sigmoid", "1 - a**2 for tanh", "(z > 0) * 1.0 for relu", "1 for linear"),
    "dz_dw": ("a_prev",),
    "product": ("np.outer(dC_da * da_dz, dz_dw)",),
    "back": ("W.T @ (dC_da * da_dz)",),
    "average": ("sum(dC_dW) / n",),
}
"""The links as they should be, written as the formulas of the catalogue are."""

SECTIONS = {
    "forward": (
        "The forward pass",
        "Every link is read at z and a of the network. If these are wrong, the links are read at the wrong place.",
    ),
    "dC_da": (
        "The first link, dC_0/da",
        "How the loss of one sample responds to the output of a node. Only one term of the sum contains a_j.\n"
        "These formulas stand in the output layer; in a hidden layer the link comes from the way back.",
    ),
    "da_dz": (
        "The middle link, da/dz",
        "How the output of a node responds to its input: the slope of its activation at z.",
    ),
    "dz_dw": (
        "The last link, dz/dw",
        "How the input of a node responds to a weight: by the activation of the node that the weight comes from.",
    ),
    "product": (
        "The product of the links",
        "One number for every weight: which pairs (j, k) are multiplied, where each product goes, and what is\n"
        "done with it afterwards.",
    ),
    "back": (
        "The way back",
        "A hidden activation reaches the loss through every node of the next layer. What comes back along these\n"
        "paths is added up, and is the first link of the layer before.",
    ),
    "average": (
        "From one sample to all samples",
        "C is the mean of the losses of the samples, so its gradient is the mean of their gradients.",
    ),
    "conduct": (
        "Conduct",
        "What a call does besides answering. It leaves its arguments as they are, and answers twice the same.",
    ),
    "shape": (
        "The shape of the answer",
        "The numbers are right; what holds them is not.",
    ),
}

INTRODUCTION = """\
{} mistakes, each with what its holder computes, an example with numbers, and the hint that a report gives. The page is
for instructors: the formulas are close to the answers.

It is made from `autograder/core/misconceptions/` by `make pages`. Nobody edits it here."""

NOTATION = """\
A formula is the code that stands in the place of the link. Its words are those of the notebooks:

- `a`, `z`, `g`, `W`, `a_prev`, `y`: one layer of one sample; `x`, `Ws`, `gs`: the network; `l` of `L` is the layer
- `dC_da`, `da_dz`, `dz_dw`: the links of this layer, as they should be; `da_dz(a, g)`, with brackets, is the right
  function, called with other arguments
- `dC_dW`: the gradient of this layer; under "From one sample to all samples" one for each sample, so that `dC_dW[0]`
  is that of the first. `gradients` holds the gradients of all layers.
- `X`, `Y`, `A_prev`, `A`: samples in rows; `total`: starts at 0, and is the answer at the end of the loop
- `J`, `K`, `n`: nodes, inputs, samples; `j` and `k` stand for every row and every column
- `C_0(W + c)`: the loss of the sample with each weight of this layer, by itself, raised by `c`; (J, K) as well
- `c`: a number of the holder's own, such as a rate or a step; it is read off the numbers
- `z_prev`, `da_dz_prev`, `z_next`: z and da/dz of the layer before, z of the layer after; `softmax(z)`: shares that add
  up to 1

Where words follow the code, as in "`1` in hidden layers", the link is right everywhere else."""

NAMED = {"W": W, "X": X, "Y": Y, "X[0]": X[0], "Y[0]": Y[0], "X + 1": X + 1, "W.T / 2": W.T / 2}
NAMED |= {"W[:1]": W[:1], "Y[:, :1]": Y[:, :1], "X[:2]": X[:2], "Y[:2]": Y[:2]}
"""Arrays that a call on the page has by their names."""

SPECIAL: dict[str, list[Arguments]] = {
    "da_dz": [(np.array([1e-4]), "relu")],
    "gradient_batch": [(W[:1], X, Y[:, :1], "linear"), (W, X[:2], Y[:2], "linear")],
}
"""Examples for what shows in none of the others: a tiny z, one output node, fewer samples than inputs."""


def misconceptions() -> str:
    """Every entry of the catalogue, by its link: its name, key, formula, a worked example, and its hint."""
    arrays = "\n".join(f"{name} = {_typed(array, by_name=False)}" for name, array in (("W", W), ("X", X), ("Y", Y)))
    parts = [
        "# The mistakes that the grader knows",
        INTRODUCTION.format(len(CATALOGUE)),
        "\n".join(_contents()),
        "## How to read it",
        NOTATION,
        f"The examples call the functions of the lesson. Some take these arrays:\n\n```python\n{arrays}\n```",
        *chain.from_iterable(_section(link) for link in SECTIONS),
    ]
    return "\n\n".join(parts) + "\n"


def _contents() -> Iterator[str]:
    yield "| link | mistakes in | |"
    yield "|---|---|---|"
    for link, (title, _) in SECTIONS.items():
        anchor = "".join(letter for letter in title.lower() if letter.isalnum() or letter in " -_").replace(" ", "-")
        yield f"| `{link}` | [{title}](#{anchor}) | {sum(entry.link == link for entry in CATALOGUE)} |"


def _section(link: str) -> Iterator[str]:
    title, words = SECTIONS[link]
    yield f"## {title}"
    yield words
    if link in RIGHT:
        yield f"Right: {', '.join(map(_code, RIGHT[link]))}"
    yield from (_block(entry) for entry in CATALOGUE if entry.link == link)


def _block(entry: Misconception) -> str:
    lines = [f"**{entry.name}** · `{entry.key}`"]
    if entry.put:
        lines += [f"formula: {_formula(entry)}", f"example: {worked(entry)}"]
    else:
        lines.append(f"what is done: {entry.formula}")
    lines += [f"the same numbers everywhere: {one.name}" for one in CATALOGUE if one.key in entry.aliases]
    return "\n- ".join([*lines, f"hint: {entry.hint}"])


def _formula(entry: Misconception) -> str:
    """The formula of an entry; of a family with its constant, and the value that this has in the example."""
    if not isinstance(entry, Member):
        return _code(entry.formula)
    return f"{_code(entry.family.formula)}, with any number for `c` (in the example {entry.constant:g})"


def _code(formula: str) -> str:
    code, where = code_and_where(formula)
    return f"`{code}` {where}".rstrip()


def code_and_where(formula: str) -> tuple[str, str]:
    """The code of a formula, and the words after it that say where it holds: `1`, "in hidden layers"."""
    code, where = re.fullmatch(r"(.+?)(?: ((?:for|in|behind) [a-z ]+))?", formula).groups("")
    return code, where


def worked(entry: Misconception) -> str:
    """The simplest call in which an entry changes the answer: what its holder gets, and what is right.

    One in which it raises is taken only if there is none in which it gives numbers of a usual size.
    """
    raised = ""
    for function, arguments, right in calls():
        try:
            with np.errstate(all="ignore"):
                own = answer(function, arguments, entry.chain)
        except Unseen:
            continue
        except Exception as error:  # a wrong link raises what numpy raises
            raised = raised or f"`{_call(function, arguments)}` raises {type(error).__name__}"
            continue
        for at, (part, wanted) in enumerate(zip(_parts(own), _parts(right), strict=True)):
            is_right = part.shape == wanted.shape and np.allclose(part, wanted, atol=1e-6)
            if not is_right and np.all(np.abs(part) < 1e6):
                digits = next(some for some in (3, 4, 6, 9) if _shown(part, some) != _shown(wanted, some))
                place = f"[{at}]" if isinstance(right, list) else ""
                call = _call(function, arguments) + place
                return f"`{call}` gives `{_shown(part, digits)}`, right is `{_shown(wanted, digits)}`"
    return raised


@cache
def calls() -> tuple[tuple[str, Arguments, Any], ...]:
    """The functions of the lesson with their examples and the right answers, the simplest examples first."""
    every = [(one.name, one.function.arguments.examples) for one in EXERCISES if one.is_derivative]
    return tuple(
        (function, arguments, answer(function, arguments))
        for function, some in (*every, *SPECIAL.items())
        for arguments in sorted(some, key=_simplicity)
    )


def _simplicity(arguments: Arguments) -> tuple[int, bool]:
    """Few numbers come first, and among as many, a linear activation."""
    numbers = sum(part.size for argument in arguments for part in _parts(argument) if part.dtype == float)
    return numbers, "linear" not in str(arguments)


def _parts(value: Any) -> list[Any]:
    return [np.asarray(part) for part in value] if isinstance(value, list) else [np.asarray(value)]


def _call(function: str, arguments: Arguments) -> str:
    return f"{function}({', '.join(map(_typed, arguments))})"


def _typed(value: Any, by_name: bool = True) -> str:
    """An argument as one would type it; arrays that have a name, by their name."""
    if isinstance(value, list):
        return f"[{', '.join(map(_typed, value))}]"
    if not isinstance(value, np.ndarray):
        return f'"{value}"' if isinstance(value, str) else repr(value)
    names = [name for name, array in NAMED.items() if by_name and np.array_equal(value, array)]
    return names[0] if names else f"np.array({value.tolist()})"


def _shown(value: Any, digits: int) -> str:
    """Numbers, or a list of them, with a few digits."""
    if isinstance(value, list) or np.ndim(value):
        return f"[{', '.join(_shown(part, digits) for part in value)}]"
    return f"{value + 0.0:.{digits}g}"  # -0.0 becomes 0


PAGES: dict[str, Callable[[], str]] = {"misconceptions.md": misconceptions, "diagnosis-order.md": diagnosis_order}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
