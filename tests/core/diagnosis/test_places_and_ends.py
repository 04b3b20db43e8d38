"""Mistakes at some places of a network only, and gradients that were right before they were finished."""

from functools import partial

import numpy as np
import pytest
from mistakes import ENTRIES, chain, said
from test_samples_and_layers import of

from autograder.core.chain import TRUE
from autograder.core.lesson import answer
from autograder.core.misconceptions.placed import PLACES, placed

LAST, ALL, HIDDEN, HIDDEN_CARRIED, OUTPUT = (place.words for place in PLACES)

network = partial(of, "gradient_network")
batch = partial(of, "gradient_batch")
sample = partial(of, "gradient_sample")


def at(words, key, beside=""):
    """An entry at one of the places, and perhaps others beside it."""
    (entry,) = [one for one in placed(ENTRIES[key]) if one.place.words == words]
    wrong = entry.into(chain(beside) if beside else TRUE)
    return "gradient_network", lambda *given: answer("gradient_network", given, wrong)


def each(made):
    return lambda found, *_: [made(part) for part in found] if isinstance(found, list) else made(found)


def where(is_there, made):
    """What is made of the matrices for which something holds: their place, and how many there are."""
    return lambda found, *_: [made(part) if is_there(i, len(found)) else part for i, part in enumerate(found)]


def handed_back(wrong):
    """A network whose way back, and only that, takes another dC/da and da/dz."""
    links = TRUE.with_(back=lambda step, dC_da, da_dz: TRUE.back(step, *wrong(step, dC_da, da_dz)))
    return "gradient_network", lambda *given: answer("gradient_network", given, links)


ELSEWHERE = [
    (at(LAST, "dropped_da_dz"), "da_dz wrong dropped_da_dz ce_shortcut"),
    (at(LAST, "gprime_of_a"), "da_dz wrong gprime_of_a"),
    (at(LAST, "relu_leaky"), "da_dz wrong relu_leaky"),
    (at(LAST, "abs_value"), "dC_da wrong abs_value"),
    (at(LAST, "mean_over_outputs"), "dC_da wrong mean_over_outputs"),
    (at(ALL, "dropped_da_dz"), "da_dz wrong dropped_da_dz"),
    (at(ALL, "double_gprime"), "da_dz wrong double_gprime"),
    (at(ALL, "relu_always_one"), "da_dz wrong relu_always_one"),
    (at(ALL, "first_slope_only"), "da_dz wrong first_slope_only"),
    (at(ALL, "output_activation_slope"), "da_dz wrong output_activation_slope"),
    (at(HIDDEN, "gprime_of_a"), "da_dz wrong gprime_of_a"),
    (at(HIDDEN, "times_z"), "da_dz wrong times_z"),
    (at(HIDDEN, "relu_sign"), "da_dz wrong relu_sign"),
    (at(HIDDEN, "aggregated_gprime"), "da_dz wrong aggregated_gprime"),
    (at(HIDDEN, "relu_overwrites_dC_da"), "dC_da wrong relu_overwrites_dC_da"),
    (at(HIDDEN_CARRIED, "relu_always_one"), "da_dz wrong relu_always_one"),
    (at(HIDDEN_CARRIED, "gprime_of_a"), "da_dz wrong gprime_of_a"),
    (at(HIDDEN_CARRIED, "a_L_for_every_k"), "dz_dw wrong a_L_for_every_k"),
    (at(HIDDEN_CARRIED, "a_prev_squared"), "dz_dw wrong a_prev_squared"),
    (at(HIDDEN_CARRIED, "dz_dw_ones"), "dz_dw wrong dz_dw_ones"),
    (at(OUTPUT, "dz_dw_sum"), "dz_dw wrong dz_dw_sum"),
    (at(OUTPUT, "a_prev_absolute"), "dz_dw wrong a_prev_absolute"),
    (at(LAST, "double_gprime", "sum_not_mean"), "da_dz beside double_gprime; average beside sum_not_mean"),
    (at(ALL, "gprime_of_a", "a_prev_absolute"), "da_dz beside gprime_of_a; dz_dw beside a_prev_absolute"),
    (at(HIDDEN, "relu_leaky", "sum_not_mean"), "da_dz beside relu_leaky; average beside sum_not_mean"),
    (
        at(HIDDEN_CARRIED, "a_prev_squared", "missing_factor_2"),
        "open beside missing_factor_2 half_mse divided_by_2n; dz_dw beside a_prev_squared",
    ),
    # What is wrong on the way back only stays there.
    (handed_back(lambda step, dC_da, da_dz: (dC_da, 1)), "da_dz wrong missing_output_gprime"),
    (handed_back(lambda step, dC_da, da_dz: (dC_da, da_dz**2)), "back alone"),
    (handed_back(lambda step, dC_da, da_dz: (np.abs(dC_da), da_dz)), "back alone"),
    (
        handed_back(lambda step, dC_da, da_dz: (dC_da / (1 + step.is_output), da_dz)),
        "open multiples ('Ws[-2]', 0.5, 0) ('Ws[-3]', 0.5, 0)",
    ),
]
"""Where one layer does not show the mistake, or shows more than there is."""

BY_FACTORS = [
    (network(where(lambda i, L: i == 1, lambda part: 2 * part)), "open multiples ('Ws[1]', 2.0, 0)"),
    (network(where(lambda i, L: i == L - 1, lambda part: part / 2)), "open multiples ('Ws[-1]', 0.5, 0)"),
    (network(where(lambda i, L: i == L - 1, lambda part: -part)), "open multiples ('Ws[-1]', -1.0, 0)"),
    (network(where(lambda i, L: (i, L) == (1, 3), lambda part: 3 * part)), "open multiples ('Ws[1] of 3', 3.0, 0)"),
    (network(where(lambda i, L: i == 1, lambda part: 0 * part)), "open multiples ('Ws[1]', 0.0, 0)"),
    (
        network(lambda found, *_: [part / len(found) for part in found]),
        "open multiples ('every matrix of 2', 0.5, 0) ('every matrix of 3', 0.333333, 0)",
    ),
    (
        network(lambda found, *_: [(1 + i) * part for i, part in enumerate(found)]),
        "open multiples ('Ws[1]', 2.0, 0) ('Ws[2]', 3.0, 0)",
    ),
    (network(each(lambda part: part / len(part))), "open multiples"),
    (
        network(lambda found, Ws, X, *_: [found[0] / len(X), *found[1:]]),
        "average multiples ('Ws[0]', 1.0, -1)",
    ),
]
"""Matrices that are right but for a factor."""

AT_THE_END = [
    (made(each(change)), f"product finished () {what}")
    for made in (sample, batch, network)
    for change, what in (
        (np.abs, "absolute"),
        (np.sign, "sign"),
        (lambda part: np.maximum(part, 0), "cut 0.0"),
        (lambda part: np.clip(part, -0.5, 0.75), "cut -0.5 0.75"),
        (lambda part: part / np.max(np.abs(part)), "size"),
        (lambda part: part**2, "decided"),
    )
]
OF_A_PART = [
    (batch(each(lambda part: part / np.linalg.norm(part))), "product finished () size"),
    (batch(each(lambda part: part * min(1, 0.5 / np.linalg.norm(part)))), "product finished () size"),
    (
        network(lambda found, *_: [part / np.sqrt(sum(np.sum(one**2) for one in found)) for part in found]),
        "product finished () size",
    ),
    (
        batch(lambda found, W, X, *_: np.clip(found * len(X), -2, 2) / len(X)),
        "product finished ('the sum over the samples',) cut -2.0 2.0",
    ),
    (
        network(lambda found, Ws, X, *_: [np.round(part * len(X), 1) / len(X) for part in found]),
        "product finished ('the sum over the samples',) rounded 1",
    ),
    (network(where(lambda i, L: i == L - 1, np.abs)), "product finished ('Ws[-1]',) absolute"),
    (network(where(lambda i, L: (i, L) == (1, 3), np.sign)), "product finished ('Ws[1] of 3',) sign"),
    # The matrices before are right, and so is the way back; what becomes of the others is not known.
    (
        network(
            lambda found, Ws, *_: [
                part + Ws[1] / 10 if (i, len(Ws)) == (1, 3) else part for i, part in enumerate(found)
            ]
        ),
        "open line Ws[1] of 3",
    ),
    (
        network(
            lambda found, Ws, *_: [
                part * np.cos(Ws[i]) if i and i == len(Ws) - 1 else part for i, part in enumerate(found)
            ]
        ),
        "open line Ws[1] of 2 Ws[2] of 3",
    ),
]
NAMED_AT_THE_END = [
    (batch(each(lambda part: np.clip(part, -0.5, 0.5))), "product wrong mean_clipped"),
    (network(each(lambda part: np.clip(part, -1, 1))), "product wrong mean_clipped"),
    (sample(each(lambda part: np.round(part, 2))), "product wrong gradient_rounded"),
    (sample(each(np.trunc)), "product fewer digits cut 0"),
    (network(each(lambda part: np.round(part, 1))), "average fewer digits rounded 1"),
    (sample(each(lambda part: part / np.linalg.norm(part))), "product wrong gradient_normalised"),
    (network(each(np.negative)), "open wrong sign_flipped negated"),
]
"""What has a name stands alone."""


@pytest.mark.parametrize(("mistake", "causes"), ELSEWHERE)
def test_what_is_said_of_a_mistake_at_some_places_only(mistake, causes):
    assert said(mistake) == causes


@pytest.mark.parametrize(("mistake", "causes"), BY_FACTORS)
def test_what_is_said_of_matrices_that_are_right_but_for_a_factor(mistake, causes):
    assert said(mistake) == causes


@pytest.mark.parametrize(("mistake", "causes"), [*AT_THE_END, *OF_A_PART, *NAMED_AT_THE_END])
def test_what_is_said_of_a_gradient_that_is_changed_when_it_is_finished(mistake, causes):
    assert said(mistake) == causes
