"""What the experiments stand on: comparisons, drawn layers, calls put together, and causes."""

from dataclasses import fields

import numpy as np
import pytest
from rows import asking

from autograder.core.chain import TRUE, gradient
from autograder.core.diagnosis.answers import agree, all_agree, answers_of
from autograder.core.diagnosis.asking import Composite, together
from autograder.core.diagnosis.drawn import batch_of, layers, repeated, single_samples, two_layers
from autograder.core.diagnosis.explanation import Cause, Explanation, Explanations, grouped
from autograder.core.diagnosis.rules import Rule, first
from autograder.core.diagnosis.scaling import factors, follows_a_width
from autograder.core.lesson import ACTIVATION_NAMES, Inputs, answer, exercise
from autograder.core.misconceptions.misconception import Misconception
from autograder.core.sameness import BY_HAND, CLOSE, EXACT, GRADIENT_CHECK, NEAR, SAME, alike, same
from autograder.reply import Fault, Reply

nan, inf = np.nan, np.inf


def entry(key, link, **put):
    return Misconception(key, link, "", "", "", put)


def times(key, link, factor):
    """An entry that multiplies by a number, or by one that the number of nodes or inputs decides."""
    return entry(key, link, product=lambda s, *of: TRUE.product(s, *of) * (factor(s) if callable(factor) else factor))


half, halved = times("half", "dC_da", 0.5), times("halved", "product", 0.5)
third = times("third", "dz_dw", 1 / 3)
over_J, over_K = times("over J", "dC_da", lambda s: 1 / len(s.z)), times("over K", "dz_dw", lambda s: 1 / len(s.a_prev))
cubed = entry("cubed", "dC_da", dC_da=lambda s: (s.a - s.y) ** 3)
summed = entry("summed", "average", average=lambda b, c: [len(b.X) * one for one in TRUE.average(b, c)])

ALIKE = {
    "equal": ([1.0, 2.0], [1.0, 2.0], 0),
    "an axis of length 1": (np.ones((3, 1)), np.ones(3), 0),
    "a number in brackets": (np.ones((1, 1)), 1.0, 0),
    "whole numbers": (np.array([1, 2]), np.array([1.0, 2.0]), 0),
    "nan for nan": (np.array([nan, 1.0]), np.array([nan, 1.0]), 0),
    "infinity": (np.array([inf, 1.0]), np.array([inf, 1.0 + 1e-6]), 0),
    "beside the largest": (np.array([100.0, 1.0 + 1e-3]), np.array([100.0, 1.0]), 0),
    "beside a scale": (np.array([1.0 + 1e-3]), np.array([1.0]), 100.0),
    "parts": ([np.ones(2), np.ones((2, 1))], [np.ones(2), np.ones(2)], 0),
    "parts in a tuple": ((np.ones(2), np.ones(3)), [np.ones(2), np.ones(3)], 0),
    "a scale for each part": ([np.ones(2), np.ones(2) + 1e-3], [np.ones(2)] * 2, [np.ones(2), np.full(2, 100.0)]),
    "one scale for all parts": ([np.ones(2), np.ones(2) + 1e-3], [np.ones(2)] * 2, 100.0),
    "nothing and nothing": (None, None, 0),
    "text and text": ("a", "b", 0),
}
UNLIKE = {
    "another number": ([1.0, 2.0], [1.0, 2.1], 0),
    "another shape": (np.ones(3), np.ones(4), 0),
    "turned": (np.ones((2, 3)), np.ones((3, 2)), 0),
    "nan for a number": (np.array([nan, 1.0]), np.array([1.0, 1.0]), 0),
    "a number for nan": (np.array([1.0, 1.0]), np.array([nan, 1.0]), 0),
    "nan beside another number": (np.array([nan, 2.0]), np.array([nan, 1.0]), 0),
    "minus infinity": (np.array([-inf]), np.array([inf]), 0),
    "a scale that infinity is not": (np.array([inf, 2.0]), np.array([inf, 1.0]), 0),
    "one part": ([np.ones(2), np.ones(2)], [np.ones(2), np.zeros(2)], 0),
    "a part too few": ([np.ones(2)], [np.ones(2)] * 2, 0),
    "an array for parts": (np.ones((2, 2)), [np.ones(2)] * 2, 0),
    "the scale of another part": ([np.ones(2) + 1e-3, np.ones(2)], [np.ones(2)] * 2, [np.ones(2), np.full(2, 100.0)]),
    "nothing for a number": (None, 1.0, 0),
    "a number for nothing": (1.0, None, 0),
    "nothing for text": (None, "a", 0),
    "complex": (np.array([1j]), np.array([1.0]), 0),
}


@pytest.mark.parametrize("name", ALIKE)
def test_these_are_the_same_numbers(name):
    assert same(*ALIKE[name][:2], CLOSE, ALIKE[name][2])


@pytest.mark.parametrize("name", UNLIKE)
def test_these_are_not_the_same_numbers(name):
    assert not same(*UNLIKE[name][:2], CLOSE, UNLIKE[name][2])


BOUNDS = {EXACT: 1e-11, GRADIENT_CHECK: 1e-7, NEAR: 5e-7, CLOSE: 2e-5, SAME: 1e-4, BY_HAND: 1e-3}


@pytest.mark.parametrize(("bound", "size"), BOUNDS.items())
@pytest.mark.parametrize("sign", [1, -1])
def test_a_bound_holds_just_inside_and_not_just_outside(bound, size, sign):
    for scale in (1.0, 7.0):
        wanted = np.array([scale, 0.0])
        assert same(wanted + np.array([0.0, 0.9 * sign * size * scale]), wanted, bound)
        assert not same(wanted + np.array([0.0, 1.1 * sign * size * scale]), wanted, bound)


def test_quotients_are_alike_within_a_part_of_the_largest_of_them_all():
    assert alike(np.array([1.0]), np.array([1 + 0.9e-4]))
    assert not alike(np.array([1.0]), np.array([1 + 1.1e-4]))
    assert alike(np.array([0.0, 0.0]), np.array([0.0, 0.0]))
    assert not alike(np.array([1.0]), np.array([1.0]), np.array([2.0]))
    assert not alike(np.array([1.0]), None)
    assert not alike(None, None)
    # The first is small, and the scale is the largest of all.
    assert alike(np.array([1.0, 100.0]), np.array([1.0 + 0.9e-2, 100.0]))


HELD = {
    "e": {"x", "z", "W"}, "e again": {"x", "z", "W"}, "x": {"z", "e"}, "z": {"x", "e"}, "z mirrored": {"x", "e"},
    "W": {"x", "z", "e"}, "g, a held": {"x", "a", "e"},
}  # fmt: skip
"""What stays where one quantity changes. W has to change with x and z, its rest U is held."""


@pytest.mark.parametrize("g", ACTIVATION_NAMES)
@pytest.mark.parametrize("shape", [(3, 5), (5, 3), (3, 3), (4, 7)])
def test_one_quantity_changes_and_the_others_are_held(g, shape):
    drawn = dict(layers(g, *shape))
    base = drawn.pop("base")
    assert drawn.keys() == HELD.keys()
    assert any(base.z < 0)
    assert any(base.z > 0.5)
    assert any((base.z > 0) & (base.z < 0.5))
    errors = base.e[base.z > 0]
    assert any(errors > 0)
    assert any(errors < 0)
    assert not np.allclose(drawn["e"].e, drawn["e again"].e)
    for name, one in drawn.items():
        assert one.W.shape == shape
        assert np.allclose(one.W @ one.x, one.z)
        assert np.allclose(one.batch.Y[0], one.a - one.e)
        held = {part for part in ("x", "z", "e", "a") if np.allclose(getattr(one, part), getattr(base, part))}
        assert held >= HELD[name] - {"W"}
        assert np.allclose(one.U, base.U) == (name != "W")
        assert np.allclose(one.W, base.W) == ("W" in HELD[name] and name != "W")
        assert (one.g == g) == (name != "g, a held")
    changed = {"e": "e", "e again": "e", "x": "x", "z": "z", "z mirrored": "z"}
    assert not any(np.any(np.isclose(getattr(drawn[n], part), getattr(base, part))) for n, part in changed.items())
    assert np.array_equal(drawn["z mirrored"].z, -base.z)
    if g == "relu":
        assert np.array_equal(drawn["z"].z > 0, base.z > 0)


@pytest.mark.parametrize("gs", [("tanh", "sigmoid"), ("relu", "tanh")])
def test_one_quantity_of_two_layers_changes_and_the_others_are_held(gs):
    drawn = two_layers(gs, (7, 5, 3))
    base = drawn["base"]
    assert list(drawn) == ["base", "e", "x", "z1", "W1", "z2", "W2"]
    for name, one in drawn.items():
        changed = [f.name for f in fields(one) if not np.array_equal(getattr(one, f.name), getattr(base, f.name))]
        assert changed == ([] if name == "base" else [name.replace("W", "U")])
        (trace,) = one.batch.samples
        assert np.allclose(trace.zs[0], one.z1)
        assert np.allclose(trace.zs[1], one.z2)
        assert np.allclose(trace.activations[2] - trace.y, one.e)
        assert np.allclose(np.outer(one.u(TRUE) * one.slopes[0], one.x), gradient(one.batch, TRUE)[0])
    if gs[0] == "relu":
        assert np.array_equal(drawn["z1"].z1 > 0, base.z1 > 0)


def test_samples_are_repeated_and_taken_one_by_one():
    batch = batch_of(Inputs(("tanh",), n=3))
    assert repeated(batch, 1) is batch
    assert np.array_equal(repeated(batch, 2).X, batch.X[[0, 0, 1, 1, 2, 2]])
    assert np.array_equal(repeated(batch, 2).Y, batch.Y[[0, 0, 1, 1, 2, 2]])
    assert [one.X.tolist() for one in single_samples(batch)] == [[x] for x in batch.X.tolist()]
    assert [one.Y.tolist() for one in single_samples(batch)] == [[y] for y in batch.Y.tolist()]


deep = batch_of(Inputs(("tanh", "sigmoid"), n=3))
network, weight = exercise("gradient_network").function, exercise("gradient_weight").function
wanted = gradient(deep, TRUE)
TOGETHER = {
    "right": (Reply(wanted), True),
    "a tuple": (Reply(tuple(wanted)), True),
    "axes of length 1": (Reply([one[None] for one in wanted]), True),
    "a fault": (Reply(wanted, fault=Fault("raised")), False),
    "an array": (Reply(wanted[0]), False),
    "a part too few": (Reply(wanted[:1]), False),
    "a part too many": (Reply([*wanted, wanted[0]]), False),
    "turned round": (Reply(wanted[::-1]), False),
    "transposed": (Reply([one.T for one in wanted]), False),
    "text": (Reply(["a", "b"]), False),
    "nan in one": (Reply([wanted[0], wanted[1] * nan]), False),
    "infinite": (Reply([wanted[0], wanted[1] * inf]), False),
}


@pytest.mark.parametrize("name", TOGETHER)
def test_only_numbers_shaped_like_the_weights_are_gradients(name):
    reply, are_there = TOGETHER[name]
    found = together(network, deep, [reply])
    assert (found is not None) == are_there
    assert not are_there or agree(found, wanted)


def test_a_list_from_its_end_is_turned_if_asked():
    assert agree(together(network, deep, [Reply(wanted[::-1])], is_turned=True), wanted)
    assert together(network, deep, [Reply(wanted)], is_turned=True) is None


def test_weights_one_by_one_make_a_matrix_unless_one_is_missing():
    batch = layers("tanh", 3, 5)["base"].batch
    replies = [Reply(answer("gradient_weight", call)) for call in weight.gradient.calls(batch)]
    assert agree(together(weight, batch, replies), gradient(batch, TRUE))
    for missing in (Reply(1.0, fault=Fault("raised")), Reply([1.0, 2.0]), Reply(nan)):
        assert together(weight, batch, [*replies[:-1], missing]) is None


def composite(play, name="gradient_network"):
    return Composite(exercise(name).function, asking(play))


def test_a_composite_is_seen_through_its_copies_and_its_scale_and_forgets_what_was_read():
    one = batch_of(Inputs(("tanh", "sigmoid"), n=1))
    summed_up = composite(lambda *given: [len(given[1]) * part for part in answer("gradient_network", given)])
    summed_up.memo["layer"] = "read"
    seen = summed_up.seen_as(copies=3, scale=1 / 3)
    assert seen.memo == {}
    assert summed_up.memo == {"layer": "read"}
    assert seen.memo is not summed_up.memo
    assert agree(seen.samples(one)[0], gradient(one, TRUE))
    assert agree(summed_up.seen_as(copies=3).samples(one)[0], [3 * part for part in gradient(one, TRUE)])
    assert agree(seen.mean_of_own(deep), wanted)
    assert not agree(seen(deep)[0], wanted)


def test_batches_asked_together_get_their_own_answers():
    one = layers("tanh", 3, 5)
    batches = [one["base"].batch, one["x"].batch]
    found = composite(lambda *given: answer("gradient_weight", given), "gradient_weight")(*batches)
    assert [agree(some, gradient(batch, TRUE)) for some, batch in zip(found, batches, strict=True)] == [True, True]


def test_there_is_no_mean_where_one_sample_brings_nothing_back():
    def fails_for_one(Ws, X, Y, gs):
        return None if np.array_equal(X[0], deep.X[1]) else answer("gradient_network", (Ws, X, Y, gs))

    assert composite(fails_for_one).mean_of_own(deep) is None


ORDERS = {
    "turned round": (lambda *given: answer("gradient_network", given)[::-1], True),
    "a tuple": (lambda *given: tuple(answer("gradient_network", given)[::-1]), True),
    "transposed": (lambda *given: [part.T for part in answer("gradient_network", given)], False),
    "one is missing": (lambda *given: answer("gradient_network", given)[:1], False),
    "no list": (lambda *given: answer("gradient_network", given)[0], False),
    "a fault": (lambda *given: 1 / 0, False),
}


@pytest.mark.parametrize("name", ORDERS)
def test_gradients_are_out_of_order_if_they_are_all_there(name):
    play, is_out = ORDERS[name]
    assert composite(play).is_out_of_order(deep) == is_out


def test_gradients_agree_if_they_are_close_or_neither_is_there():
    one = [np.array([1.0, 0.5])]
    assert agree(one, [one[0] + 1e-5])
    assert not agree(one, [one[0] + 3e-5])
    assert agree(None, None)
    assert not agree(None, one)
    assert not agree(one, None)


def test_a_chain_answers_nothing_where_it_raises_or_has_not_the_shapes_of_the_weights():
    batch = layers("tanh", 3, 5)["base"].batch
    for wrong in (lambda *_: 1 / 0, lambda *_: np.ones((5, 3)), lambda *_: np.full((3, 5), nan)):
        chain = TRUE.with_(product=wrong)
        assert answers_of(chain, batch) is None
        assert not all_agree(chain, [batch, batch], [None, None])
    right = gradient(batch, TRUE)
    assert all_agree(TRUE, [batch, batch], [right, right])
    assert not all_agree(TRUE, [batch, batch], [right, None])
    assert not all_agree(TRUE, [batch, batch], [right, [2 * right[0]]])
    somewhere = TRUE.with_(da_dz=lambda s: TRUE.da_dz(s) if s.g == "tanh" else 1 / 0)
    assert all_agree(somewhere, [batch, layers("relu", 3, 5)["base"].batch], [right, None])


FACTORS = {
    "half": (half, (0.5, 0.5, 0.5)),
    "over J": (over_J, (round(1 / 3, 9), 0.2, round(1 / 3, 9))),
    "over K": (over_K, (0.2, round(1 / 3, 9), 0.2)),
    "summed": (summed, (1.0, 1.0, 3.0)),
    "cubed": (cubed, None),
    "nothing changed": (times("once", "product", 1.0), None),
    "zero": (times("zero", "product", 0.0), None),
    "raises": (times("raises", "product", lambda s: 1 / 0), None),
    "nan": (times("nan", "product", nan), None),
    "another one for each x": (times("by x", "dz_dw", lambda s: s.a_prev[0]), None),
}


@pytest.mark.parametrize("name", FACTORS)
def test_an_entry_that_only_multiplies_has_its_factors(name):
    one, expected = FACTORS[name]
    assert factors(one) == expected
    assert follows_a_width(one) == (name in ("over J", "over K"))


def test_what_all_alternatives_hold_is_certain_and_what_they_share_is_a_link():
    assert grouped([]) == ()
    assert grouped([(half,)]) == (Cause("dC_da", (half,)),)
    assert grouped([(half,), (cubed,)]) == (Cause("dC_da", (half, cubed)),)
    assert grouped([(half,), (halved,)]) == (Cause(None, (half, halved)),)
    assert grouped([(half, third), (halved, third)]) == (Cause("dz_dw", (third,)), Cause(None, (half, halved)))
    assert grouped([(half,), (third,)]) == (Cause(None, (half,)), Cause(None, (third,)))
    assert grouped([(half, third), (cubed, over_K)]) == (Cause("dC_da", (half, cubed)), Cause("dz_dw", (third, over_K)))


def test_links_without_a_name_are_blamed_once_and_leave_no_chain():
    some = Explanations.blames(Cause("dz_dw"), Cause("dC_da"), Cause("dC_da"), Cause(None))
    assert [cause.link for cause in some.causes] == ["dC_da", "dz_dw", None]
    assert some.sets == ()
    assert not some.is_whole
    assert Explanations().is_whole
    assert not Explanations((Cause("dC_da"),)).is_whole
    assert Cause(None, (third, half)).place == Cause("dC_da").place


def test_sets_are_kept_and_put_together_if_their_chain_fits():
    some = Explanations(sets=(Explanation().and_(half), Explanation().and_(cubed)))
    assert some.kept(lambda chain: chain.dC_da is not TRUE.dC_da).sets == some.sets[1:]
    assert some.kept(lambda _: False) is None
    assert some.kept(lambda _: True) == some
    more = some.more([(third,), (over_K, summed)], lambda chain: chain.average is not TRUE.average)
    assert [one.entries for one in more.sets] == [(half, over_K, summed), (cubed, over_K, summed)]
    assert some.more([], lambda _: True) is None


def test_the_first_row_that_holds_and_can_tell_is_blamed():
    rows = (
        Rule("Does it not hold?", lambda n: n > 2, "dC_da"),
        Rule("Does it hold, and not tell?", lambda n: n > 1, lambda _: None),
        Rule("Does it tell?", lambda n: n > 0, lambda n: Cause("dz_dw", factor=n)),
        Rule("Does it hold?", lambda n: n > -1, "product", "alone"),
    )
    assert first(rows, 3) == Cause("dC_da")
    assert first(rows, 2) == Cause("dz_dw", factor=2)
    assert first(rows, 1) == Cause("dz_dw", factor=1)
    assert first(rows, 0) == Cause("product", shown="alone")
    assert first(rows, -1) is None
