"""What is said of answers worked by hand: which are wrong, and why."""

import numpy as np
import pytest

from autograder.core.diagnosis.recorded import diagnose_recorded
from autograder.core.lesson import exercise

NUMBERS = {"blank": -4.0, "dC_da": -2.0, "da_dz": -3.0, "dz_dw": -5.0, "gradient": -30.0}
WORDS = {"C_if_w_rises": "down", "a_if_w_rises": "up", "C_if_a_prev_is_zero": "same"}
RIGHT = NUMBERS | WORDS
LINKS = {"first": "da_dz", "second": "dz_dw", "third": "dC_da"}
DICT = "asked is a dict with the keys that were given"
SAID = [
    ("predictions", RIGHT | {"dC_da": 2.0, "gradient": 30}, "dC_da, gradient: not right"),
    ("predictions", RIGHT | {"dC_da": 2.0, "gradient": None}, "dC_da: not right; gradient: still blank"),
    ("predictions", {key: RIGHT[key] for key in RIGHT if key != "dz_dw"}, "dz_dw: the key is missing"),
    ("predictions", RIGHT | {"C_if_w_rises": "Down"}, "C_if_w_rises: asked is up, down or same"),
    ("predictions", RIGHT | {"a_if_w_rises": 1}, "a_if_w_rises: asked is up, down or same"),
    ("predictions", RIGHT | {"blank": "-4"}, "blank: asked is a number"),
    ("predictions", RIGHT | {"blank": np.nan}, "blank: asked is a number"),
    ("predictions", RIGHT | {"blank": np.array([-4.0, 1.0])}, "blank: asked is a number"),
    ("predictions", RIGHT | {"blank": np.array([-3.0])}, "blank: not right"),
    ("predictions", [1.0], DICT),
    ("wrong_link", LINKS | {"first": "dz_dw"}, "first: not right"),
    ("wrong_link", LINKS | {"third": "dC/da"}, "third: asked is dC_da, da_dz, dz_dw or product"),
    ("wrong_link", 3, DICT),
]


@pytest.mark.parametrize(("name", "value", "said"), SAID)
def test_each_key_is_told_what_is_wrong_with_it(name, value, said):
    cause = diagnose_recorded(exercise(name), value)
    assert cause.about == (said,)
    assert cause.shown == ("wrong links" if name == "wrong_link" else "values")
