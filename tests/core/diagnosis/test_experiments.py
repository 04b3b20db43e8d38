"""For each row of the experiments: a mistake that it catches, and one near to it that it leaves to another row."""

from collections.abc import Callable
from typing import Any

import pytest
from rows import Play, asking, examined, row_of
from unlisted import EXAMPLES, cubed_x, network, right

from autograder.core.diagnosis.asking import Composite
from autograder.core.diagnosis.experiments import finished, one_layer, samples, two_layers, way_back
from autograder.core.diagnosis.experiments.readings import layer_readings
from autograder.core.diagnosis.explanation import Explanation, Explanations
from autograder.core.diagnosis.rules import always, first
from autograder.core.diagnosis.scaling import factors
from autograder.core.diagnosis.stages.finished import _finished
from autograder.core.lesson import exercise
from autograder.core.misconceptions import CATALOGUE


def layers(play: Play) -> Any:
    return layer_readings(Composite(exercise("gradient_sample").function, asking(play)))


def deep(play: Play) -> Any:
    return next(two_layers._readings(Composite(exercise("gradient_network").function, asking(play)), Explanations()))


def of_finished(play: Play) -> Any:
    return _finished(examined("gradient_network", play))


OF: dict[str, tuple[Any, Callable[[Play], Any]]] = {
    "ONE_LINK": (one_layer.ONE_LINK, layers),
    "SEVERAL_LINKS": (one_layer.SEVERAL_LINKS, layers),
    "ONE_ACTIVATION": (one_layer.ONE_ACTIVATION, lambda play: layers(play).wrong["tanh"]),
    "SAMPLES": (
        samples.SAMPLES,
        lambda play: samples.Samples(Composite(exercise("gradient_batch").function, asking(play))),
    ),
    "TWO_LAYERS": (two_layers.TWO_LAYERS, deep),
    "OUTPUT_LAYER": (two_layers.OUTPUT_LAYER, deep),
    "HIDDEN_LAYER": (two_layers.HIDDEN_LAYER, deep),
    "FINISHED": (finished.FINISHED, of_finished),
    "WAY_BACK": (way_back.WAY_BACK, lambda play: way_back.WayBack(exercise("dC_da_prev").function, asking(play))),
}
"""The tables, and what their rows are asked of."""


@pytest.mark.parametrize(("table", "name"), [(table, name) for table, some in EXAMPLES.items() for name in some])
def test_a_mistake_is_caught_by_its_row_and_blamed_on_its_link(table, name):
    example = EXAMPLES[table][name]
    rules, of = OF[table]
    seen = of(example.play)
    question = row_of(rules, seen)
    assert question.startswith(example.caught)
    assert bool(question) == bool(example.caught)
    cause = first(rules, seen)
    assert (cause and cause.link) == example.link


@pytest.mark.parametrize(
    ("table", "question"), [(table, rule.question) for table, (some, _) in OF.items() for rule in some]
)
def test_each_row_has_a_mistake_that_it_catches_and_one_near_to_it(table, question):
    if question.startswith("Is it more than a factor"):
        return  # it is asked of what one layer has shown: below
    assert any(one.caught and question.startswith(one.caught) for one in EXAMPLES[table].values())
    is_last = OF[table][0][-1].holds is always
    assert any(question.startswith(one.near) for one in EXAMPLES[table].values()) or is_last


def test_an_output_layer_is_not_judged_by_what_one_layer_has_shown_if_that_is_more_than_a_factor():
    entry = next(one for one in CATALOGUE if one.link == "da_dz" and one.put and factors(one) is None)
    composite = Composite(exercise("gradient_network").function, asking(network(2, **cubed_x)))
    seen = next(two_layers._readings(composite, Explanations(sets=(Explanation().and_(entry),))))
    assert row_of(two_layers.OUTPUT_LAYER, seen).startswith("Is it more than a factor")


def test_samples_that_are_seen_as_several_are_minded():
    composite = Composite(exercise("gradient_batch").function, asking(right["gradient_batch"]))
    assert not samples.Samples(composite).minds_their_number
    assert samples.Samples(composite.seen_as(copies=3)).minds_their_number
