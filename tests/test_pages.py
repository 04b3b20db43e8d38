"""The pages in docs/ that are made from the code are those that would be made now, and hold every entry once."""

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

import order  # noqa: E402
import pages  # noqa: E402

from autograder.core import diagnosis  # noqa: E402
from autograder.core.diagnosis.rules import Rule  # noqa: E402
from autograder.core.misconceptions import CATALOGUE, Member  # noqa: E402


def stale(docs: Path) -> list[str]:
    """The names of pages that are missing, or are not what is made."""
    committed = {path.name: path.read_text(encoding="utf-8") for path in docs.glob("*.md")}
    return [name for name, page in pages.PAGES.items() if committed.get(name) != page()]


def test_the_committed_pages_are_those_that_are_made():
    assert stale(ROOT / "docs") == []


@pytest.mark.parametrize("name", pages.PAGES)
def test_a_changed_or_missing_page_is_noticed(name, tmp_path):
    for page in pages.PAGES:
        (tmp_path / page).write_bytes((ROOT / "docs" / page).read_bytes())
    assert stale(tmp_path) == []
    (tmp_path / name).write_text((tmp_path / name).read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert stale(tmp_path) == [name]
    (tmp_path / name).unlink()
    assert stale(tmp_path) == [name]


def test_every_misconception_stands_on_its_page_once_with_its_formula_and_hint():
    blocks = [block for block in pages.misconceptions().strip().split("\n\n") if block.startswith("**")]
    assert [block.splitlines()[0] for block in blocks] == [
        f"**{entry.name}** · `{entry.key}`" for link in pages.SECTIONS for entry in CATALOGUE if entry.link == link
    ]
    by_key = {block.split("`")[1]: block for block in blocks}
    assert len(by_key) == len(CATALOGUE)
    for entry in CATALOGUE:
        block = by_key[entry.key]
        assert block.endswith(f"- hint: {entry.hint}")
        formula = entry.family.formula if isinstance(entry, Member) else entry.formula
        assert pages.code_and_where(formula)[0] in block


def test_every_mistake_with_numbers_has_a_worked_example():
    assert [entry.key for entry in CATALOGUE if entry.put and not pages.worked(entry)] == []


def test_every_table_of_rules_stands_on_the_page_of_order():
    shown = [rules for _, _, rules in order.TABLES]
    assert [name for name, rules in tables() if rules not in shown] == []
    page = pages.PAGES["diagnosis-order.md"]()
    assert [rule.question for _, rules in tables() for rule in rules if rule.question not in page] == []


def tables() -> Iterator[tuple[str, tuple[Rule[Any], ...]]]:
    """Every table in the diagnosis, by its name."""
    for found in pkgutil.walk_packages(diagnosis.__path__, f"{diagnosis.__name__}."):
        for name, value in vars(importlib.import_module(found.name)).items():
            if isinstance(value, tuple) and value and all(isinstance(row, Rule) for row in value):
                yield f"{found.name}.{name}", value


@pytest.mark.parametrize(
    ("key", "example"),
    [
        ("missing_factor_2", "`dC_da(np.array([1.0]), np.array([0.0]))` gives `[1]`, right is `[2]`"),
        ("tanh_uses_z", '`da_dz(np.array([2.0]), "tanh")` gives `[-3]`, right is `[0.0707]`'),
        ("coarse_central", '`da_dz(np.array([2.0]), "tanh")` gives `[0.0711]`, right is `[0.0707]`'),
        ("index_swap", '`gradient_weight(W, X[0], Y[0], 0, 1, "linear")` gives `10`, right is `-16`'),
        ("wrong_W", '`gradient_network([W, W.T / 2], X, X + 1, ["tanh", "linear"])` raises ValueError'),
    ],
    ids=lambda value: value if value.isidentifier() else "",
)
def test_an_example_shows_the_call_what_comes_out_and_what_is_right(key, example):
    assert pages.worked(next(entry for entry in CATALOGUE if entry.key == key)) == example


@pytest.mark.parametrize(
    ("formula", "code", "where"),
    [
        ("a - y", "a - y", ""),
        ("1 in hidden layers", "1", "in hidden layers"),
        ("z for linear", "z", "for linear"),
        ("for i in range(n): total = total / n", "for i in range(n): total = total / n", ""),
    ],
)
def test_the_words_after_a_formula_are_told_from_its_code(formula, code, where):
    assert pages.code_and_where(formula) == (code, where)


FORMULA_IS_READ_BY = [
    "autograder/core/misconceptions/family.py",  # a constant is put into it
    "autograder/core/misconceptions/placed.py",  # it is handed on to the entry at a place
    "autograder/core/refusals.py",  # its length
]


def test_no_report_can_show_a_formula():
    """It may be close to the answer. Only the catalogue itself has it; what is said to students is made elsewhere."""
    sources = {path.relative_to(ROOT): path.read_text(encoding="utf-8") for path in (ROOT / "autograder").rglob("*.py")}
    assert sorted(str(path) for path, text in sources.items() if ".formula" in text) == FORMULA_IS_READ_BY
