"""A cause in words: each kind has a sentence and a hint, and each sentence is said of some example."""

from typing import get_args

import pytest
from causes_in_words import ACROSS, HALF, SAID, cause
from mistakes import ENTRIES

from autograder.core.diagnosis.words.findings import after_the_crash, beside_each_other, finding
from autograder.core.diagnosis.words.sentences import GOES_WRONG, HINTS, IN_ORDER, LEFT_OUT, LINKS, SENTENCES
from autograder.core.finding import Evidence, Link, Shown
from autograder.reply import Fault


@pytest.mark.parametrize(("of", "message", "hint"), SAID, ids=[message for _, message, _ in SAID])
def test_a_cause_is_said_in_these_words(of, message, hint):
    found = finding(of)
    assert found.message == message
    assert found.hint == (ENTRIES[hint].hint if hint in ENTRIES else HINTS[hint])


def test_each_kind_has_a_sentence_and_each_sentence_an_example():
    kinds = set(get_args(Shown))
    assert set(SENTENCES) == kinds
    assert {of.shown for of, _, _ in SAID} == kinds
    assert {sentence.hint for sentence in SENTENCES.values() if sentence.hint} <= set(HINTS)


def test_each_link_has_its_words_and_a_hint_unless_its_sentences_bring_one():
    links = set(get_args(Link))
    assert set(LINKS) == links
    assert set(GOES_WRONG) == links - {"conduct"}
    assert links <= set(HINTS)
    assert set(IN_ORDER) | set(LEFT_OUT) <= links


@pytest.mark.parametrize(
    ("of", "link", "first", "also"),
    [
        (cause("wrong", "dC_da", HALF), "dC_da", "missing_factor_2", ("half_mse",)),
        (cause("wrong", None, HALF), "dC_da", "missing_factor_2", ("half_mse",)),
        (cause("named", "dC_da", ACROSS), None, None, ("sign_flipped", "negated")),
        (cause("beside", None, ACROSS), None, None, ("sign_flipped", "negated")),
        (cause("raises", None, ACROSS), None, None, ("sign_flipped", "negated")),
        (cause("scaled", None, HALF, factor=0.0), None, None, ("missing_factor_2", "half_mse")),
        (cause("changed", "conduct", "inplace_mutation", "a"), "conduct", "inplace_mutation", ()),
        (cause("wrong", "back"), "back", None, ()),
    ],
)
def test_a_finding_names_the_first_entry_only_where_all_are_of_one_link(of, link, first, also):
    found = finding(of)
    assert (found.link, found.misconception, found.also) == (link, first, also)


@pytest.mark.parametrize(
    ("of", "message"),
    [
        (
            cause("wrong", "product"),
            "product dC/da . da/dz . dz/dw: line 3 of f raises ValueError; where it runs, the links are not put "
            "together as the chain rule says.",
        ),
        (
            cause("wrong"),
            "line 3 of f raises ValueError; where it runs, your numbers are not the gradient, and they do not single "
            "out one link.",
        ),
        (
            cause("named", "back", "delta_reused"),
            "way back: line 3 of f raises ValueError; where it runs, your numbers are those of "
            '"dC/da * da/dz of this layer handed on unchanged".',
        ),
        (
            cause("special", "shape", "", "where there is only one node", "right in general", "it raises ValueError"),
            "shape: right in general, wrong where there is only one node. There it raises ValueError.",
        ),
        (
            cause("refused", None, "", "da_dz with z (3,)"),
            "it calls da_dz with z (3,). These shapes do not belong together.",
        ),
    ],
)
def test_what_the_simplest_example_raises_comes_before_what_is_said_of_numbers(of, message):
    fault = Fault("raised", "ValueError", "f", 3)
    assert after_the_crash(finding(of), of, fault).message == message


def test_a_finding_has_the_evidence_that_it_is_given():
    shown = Evidence("f(x)", "1", "2")
    assert finding(cause("wrong"), shown).evidence is shown
    assert finding(cause("wrong")).evidence is None


@pytest.mark.parametrize(
    ("causes", "shown"),
    [
        ([], []),
        ([cause("alone", "back")], ["alone"]),
        ([cause("wrong", "dC_da", HALF)], ["wrong"]),
        ([cause("alone", "back"), cause("wrong", "dC_da", HALF)], ["wrong", "beside"]),
        ([cause("alone", "back", "delta_reused"), cause("mixed", "dC_da")], ["beside", "mixed"]),
        ([cause("scaled", factor=0.0), cause("special", "back")], ["scaled", "special beside"]),
    ],
)
def test_several_causes_do_not_claim_to_explain_everything(causes, shown):
    assert [one.shown for one in beside_each_other(causes)] == shown
