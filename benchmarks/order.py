"""The page that shows the order of a diagnosis, made from its stages and its tables of rules."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from autograder.core.diagnosis.conduct import CONDUCT
from autograder.core.diagnosis.diagnose import BESIDE, STAGES
from autograder.core.diagnosis.experiments.finished import FINISHED
from autograder.core.diagnosis.experiments.one_layer import ONE_ACTIVATION, ONE_LINK, SEVERAL_LINKS
from autograder.core.diagnosis.experiments.samples import SAMPLES
from autograder.core.diagnosis.experiments.two_layers import HIDDEN_LAYER, OUTPUT_LAYER, TWO_LAYERS
from autograder.core.diagnosis.experiments.way_back import WAY_BACK
from autograder.core.diagnosis.gradient_check import GRADIENT_CHECK
from autograder.core.diagnosis.known.stand_ins import ONE_UNKNOWN
from autograder.core.diagnosis.plain import PLAIN
from autograder.core.diagnosis.rules import Rule
from autograder.core.diagnosis.stages.special import SPECIAL
from autograder.core.diagnosis.words.sentences import LINKS

NAMES = {**LINKS, "product": "product", "back": "way back"}

INTRODUCTION = """\
# The order of a diagnosis

What is asked about a function that is not right, in this order. Of each table the first row that holds is taken; what
it blames stands behind the arrow, where the row need not work it out. The page is made from the code
(`autograder/core/diagnosis/`) by `make pages`. Nobody edits it here."""

TABLES: tuple[tuple[str, str, tuple[Rule[Any], ...]], ...] = (
    ("Conduct", "Said beside what is said of the numbers; what remembers earlier calls hides all else.", CONDUCT),
    ("A finished gradient", "A gradient, held against the right one in all cases at once.", FINISHED),
    ("Inputs of one kind", "A gradient that is right, or explained, everywhere else.", SPECIAL),
    (
        "One layer: a link alone",
        "No known mistakes give the numbers. A layer of each activation is asked again with one quantity changed and "
        "the others held.",
        ONE_LINK,
    ),
    ("One layer: several links", "No single link explains everything.", SEVERAL_LINKS),
    ("One layer: one activation", "For the first of tanh, sigmoid, relu and linear that is not right.", ONE_ACTIVATION),
    ("Several samples", "Each sample alone is right, or explained. Several differ in one quantity only.", SAMPLES),
    ("Two layers", "Asked for each pair of activations in turn, until one tells.", TWO_LAYERS),
    ("Two layers: the output layer", "It is held against what a single layer has shown.", OUTPUT_LAYER),
    ("Two layers: the hidden layer", "It is held against the chain that a single layer has shown.", HIDDEN_LAYER),
    ("The way back by itself", "For a function that answers dC/da of the layer before.", WAY_BACK),
    ("What can be said at all", "For the most common kind of answer among those that are not right.", PLAIN),
    ("The student's own gradient check", "Told by where it evaluates f.", GRADIENT_CHECK),
)


def diagnosis_order() -> str:
    """The page."""
    parts = [
        INTRODUCTION,
        "## Stages",
        "The function is written, and some answer is not right. The first stage that has something to say, says it.",
        f"First, and beside all others: {BESIDE.question}",
        _numbered(stage.question for stage in STAGES),
        *(part for title, about, rules in TABLES for part in (f"## {title}", about, _numbered(map(_row, rules)))),
        "## Two known mistakes that are rather one that nobody knows",
        "A pair of catalogue entries that gives all the numbers is not named, but left to the experiments, if one of "
        "these holds.",
        _numbered(pair.question for pair in ONE_UNKNOWN),
    ]
    return "\n\n".join(parts) + "\n"


def _numbered(lines: Iterable[str]) -> str:
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))


def _row(rule: Rule[Any]) -> str:
    """The question, and the link that is blamed; nothing where the row has to work it out."""
    return rule.question if callable(rule.blames) else f"{rule.question} → **{NAMES[rule.blames]}**"
