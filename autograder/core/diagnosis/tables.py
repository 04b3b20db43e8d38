"""The links of one layer as every entry of the catalogue computes them, so that combinations are a matter of comparing.

G = outer(D * S, P): the last link is read off along k, and what remains must be a first link times a middle link. Each
link is used once; the middle one may be wrong in another way for each activation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from autograder.core.chain import TRUE, Chain, gradient
from autograder.core.diagnosis.experiments import layers
from autograder.core.lesson import ACTIVATION_NAMES
from autograder.core.misconceptions import CATALOGUE, Misconception
from autograder.core.network import Array, Step

J, K = 3, 5
ROOM = 2e-5


@dataclass(frozen=True)
class Table:
    """One link as the truth (row 0) and each entry compute it, for the base layer of every activation."""

    entries: tuple[Misconception | None, ...]
    values: Array


@lru_cache(maxsize=1)
def tables() -> dict[str, Table]:
    """The tables of the three links, worked out once."""
    return {
        "dC_da": _table("dC_da", J),
        "da_dz": _table("da_dz", J),
        "dz_dw": _table("dz_dw", K),
    }


def _table(place: str, width: int) -> Table:
    entries: list[Misconception | None] = [None]
    rows = [_row(TRUE, place, width)]
    for entry in CATALOGUE:
        if set(entry.put) == {place}:
            row = _row(entry.chain, place, width)
            # A link that is 0 would hide whatever it is multiplied by.
            if row is not None and np.any(row) and not np.allclose(row, rows[0], equal_nan=True):
                entries.append(entry)
                rows.append(row)
    return Table(tuple(entries), np.array(rows))


def _row(chain: Chain, place: str, width: int) -> Any:
    try:
        with np.errstate(all="ignore"):
            row = [np.broadcast_to(getattr(chain, place)(_step(g)), (width,)).astype(float) for g in ACTIVATION_NAMES]
    except Exception:  # a wrong link raises what numpy raises, and then plays no part in a product
        return None
    return np.array(row)


def _step(g: str) -> Step:
    return Step(layers(g, J, K)["base"].batch.samples[0], 1)


Combination = tuple[Misconception | None, tuple[Misconception | None, ...], Misconception | None]
"""A first link, a middle link for each activation, a last link; None where it is the true one."""


def combinations(found: Sequence[Array | None]) -> list[Combination]:
    """The products of links, each true or an entry's, that are the gradients found for the base layers."""
    if any(gradient is None for gradient in found):
        return []
    G = np.array(found)
    first, middle, last = (tables()[link] for link in ("dC_da", "da_dz", "dz_dw"))
    matches: list[Combination] = []
    for P, last_entry in zip(last.values, last.entries, strict=True):
        delta = _along(G, P)
        if delta is None:
            continue
        for D, first_entry in zip(first.values, first.entries, strict=True):
            chosen = _middle(middle, D, delta)
            matches += [(first_entry, one, last_entry) for one in chosen]
    return matches


def _along(G: Array, P: Array) -> Array | None:
    """u (g, J) with G = u times P along k, if there is one."""
    with np.errstate(all="ignore"):
        u = np.einsum("gjk,gk->gj", G, P) / np.einsum("gk,gk->g", P, P)[:, None]
        off = np.abs(G - u[:, :, None] * P[:, None, :])
    size = np.max(np.abs(G), axis=(1, 2), keepdims=True)
    return u if np.all(off <= ROOM * size) else None


def _middle(table: Table, D: Array, delta: Array) -> list[tuple[Misconception | None, ...]]:
    """The middle links S with D * S = delta: an entry for all activations, else the fewest for each."""
    with np.errstate(all="ignore"):
        fits = np.all(np.abs(D * table.values - delta) <= ROOM * np.max(np.abs(delta), axis=1, keepdims=True), axis=2)
    everywhere = [entry for entry, fit in zip(table.entries, np.all(fits, axis=1), strict=True) if fit]
    if everywhere:
        return [(entry,) * len(ACTIVATION_NAMES) for entry in everywhere]
    wrong = ~fits[0]
    specific = fits & (_differs(table) <= wrong).all(axis=1)[:, None]
    if not np.all(np.any(specific[:, wrong], axis=0)):
        return []
    return [
        tuple(table.entries[int(np.argmax(fit))] if bad else None for fit, bad in zip(specific.T, wrong, strict=True))
    ]


def _differs(table: Table) -> Array:
    """For each entry and activation, whether it is not the truth there."""
    off = np.abs(table.values - table.values[0])
    return np.asarray(~np.all(off <= ROOM, axis=2))


def mistakes(combination: Combination) -> tuple[Misconception, ...]:
    """The entries of a combination, each once, in the order of the chain."""
    first, middle, last = combination
    return tuple(dict.fromkeys(entry for entry in (first, *middle, last) if entry is not None))


def chain_of(combination: Combination, base: Chain = TRUE) -> Chain:
    """The chain that has these entries in it."""
    first, middle, last = combination
    links = {g: entry.put["da_dz"] if entry else TRUE.da_dz for g, entry in zip(ACTIVATION_NAMES, middle, strict=True)}
    if first is not None:
        base = base.with_(dC_da=first.put["dC_da"])
    if last is not None:
        base = base.with_(dz_dw=last.put["dz_dw"])
    if any(middle):
        one = set(links.values())
        base = base.with_(da_dz=one.pop() if len(one) == 1 else lambda step: links[step.g](step))
    return base


def wrong_links(combination: Combination) -> int:
    """In how many links a combination is wrong."""
    first, middle, last = combination
    return sum((first is not None, any(middle), last is not None))


def is_factor(entry: Misconception | None, link: str) -> bool:
    """Whether an entry is the right link times one number, in a layer of these sizes."""
    if entry is None:
        return False
    table = tables()[link]
    ratio = table.values[table.entries.index(entry)] / table.values[0]
    return bool(np.ptp(ratio) <= ROOM * np.max(np.abs(ratio)))


@lru_cache(maxsize=1)
def numbers_at_the_end() -> tuple[tuple[Misconception, float], ...]:
    """The entries that take the right product times one number, and the number."""
    found = []
    batch = layers("tanh", J, K)["base"].batch
    right = gradient(batch, TRUE)[0]
    for entry in CATALOGUE:
        if set(entry.put) == {"product"}:
            try:
                ratio = gradient(batch, entry.chain)[0] / right
            except Exception:  # a wrong link raises what numpy raises
                continue
            if np.shape(ratio) == right.shape and np.ptp(ratio) < ROOM:
                found.append((entry, float(ratio[0, 0])))
    return tuple(found)


def is_number(entry: Misconception | None, place: str) -> bool:
    """Whether an entry is the right first, middle or last link times one number, for layers of all sizes."""
    if entry is None or place not in ("dC_da", "da_dz", "dz_dw"):
        return False
    ratios = []
    for nodes, inputs in ((J, K), (K, J)):
        step = Step(layers("tanh", nodes, inputs)["base"].batch.samples[0], 1)
        with np.errstate(all="ignore"):
            ratios.append(np.ravel(getattr(entry.chain, place)(step) / getattr(TRUE, place)(step)))
    ratio = np.concatenate(ratios)
    return bool(np.ptp(ratio) <= ROOM * np.max(np.abs(ratio)))
