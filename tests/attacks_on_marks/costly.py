"""Submissions that are made to cost the grader memory or time: for each, what is written into a folder.

`python benchmarks/stopping.py` measures them all, the tests beside this file the quick ones.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

LINKS = """
import numpy as np
def dC_da(a, y):
    return 2 * (a - y)
def da_dz(z, g):
    s = 1 / (1 + np.exp(-z))
    return {"tanh": 1 - np.tanh(z) ** 2, "sigmoid": s * (1 - s), "relu": (z > 0) * 1.0, "linear": np.ones(len(z))}[g]
def dz_dw(a_prev):
    return a_prev
"""
PRODUCT = """
def gradient_weight(W, a_prev, y, j, k, g):
    z = W @ a_prev
    a = {"tanh": np.tanh, "sigmoid": lambda z: 1 / (1 + np.exp(-z)), "relu": lambda z: np.maximum(z, 0)}.get(g, abs)(z)
    a = z if g == "linear" else a
    return dC_da(a, y)[j] * da_dz(z, g)[j] * dz_dw(a_prev)[k]
"""
WORKER = """
import gc, inside.wire as wire
def the(kind):
    return next(one for one in gc.get_objects() if type(one).__name__ == kind)
def question(name, *items):
    out = []
    leaves = [wire.leaf(item, out) for item in items]
    return wire.frame(wire.Question(the("Worker")._number, name, leaves), out)
"""
WRONG = "\ndef dC_da(a, y):\n    return a - y\n"
ANSWERS = ("dC_da(a, y)", "da_dz(z, g)", "dz_dw(a_prev)", "gradient_weight(W, a_prev, y, j, k, g)")


def answering(value: str, before: str = "") -> str:
    """A script each of whose functions answers this."""
    functions = (f"def {function}:\n    {before or 'pass'}\n    return {value}\n" for function in ANSWERS)
    return "import numpy as np, os, time\n" + "".join(functions)


def asking(body: str) -> str:
    """A right script but for a wrong first link, and a composite that does this before it answers."""
    composite = PRODUCT.replace("    z = W", f"    {body}\n    z = W")
    return LINKS + WRONG + WORKER + composite


RETURNED = {
    "one-long-string-and-18000-empty-ones": "['x' * 10_000] + [''] * 18_000",
    "rows-of-strings": "[['x' * 9_000] + [''] * 90] * 150",
    "lists-of-nothing": "[[] for _ in range(15_000)]",
    "a-number-and-a-long-string": "[1.0, 'x' * 10_000] + [''] * 18_000",
    "tuples-in-tuples": "[((), ()) for _ in range(5_000)]",
    "an-axis-of-four-billion": "np.zeros((0, 2**32 - 1))",
    "axes-of-nothing": "np.zeros((2**31, 0, 2**31))",
    "sixty-thousand-signs": "np.ones(60_000, bool)",
    "dicts-of-nothing": "{str(i): {} for i in range(9_000)}",
}
ASKED = {
    "grids-of-indices": (
        "i = np.arange(64); grid = np.array(np.meshgrid(i, i)[0]).ravel()\n"
        "    try: question_gradient = gradient(np.ones((64, 64)), np.ones(64), np.ones(64), grid, grid, 'tanh')\n"
        "    except Exception: pass"
    ),
    "questions-without-reading": (
        "data = question('da_dz', np.ones(4096), 'tanh')\n    for _ in range(100_000): the('Line').send(data)"
    ),
    "refusals-without-reading": (
        "data = question('no_such', 1)\n    for _ in range(1_000_000): the('Line').send(data * 100)"
    ),
    "questions-of-many-lists": (
        "data = question('da_dz', [[] for _ in range(15_000)], 'tanh')\n"
        "    for _ in range(1000): the('Line').send(data); the('Line').receive()"
    ),
    "questions-that-are-kept": "for _ in range(1900): da_dz(np.ones(4096), 'tanh')",
    "large-answers": (
        "for _ in range(1900):\n        try: dz_dw(np.ones((64, 64)))\n        except ValueError: pass"
    ),
}  # fmt: skip
SAID = {
    "prints-of-emoji": answering("1.0", "print('\\U0001f600' * 8000)"),
    "errors-of-emoji": answering("1.0", "raise ValueError('\\U0001f600' * 4000)"),
    "long-tables": "\n".join(f"t{i} = ({'1,' * 900})" for i in range(105)) + WRONG,
    "one-long-line": f"t = ({'1,' * 98_000})\n" + WRONG,
    "many-names": "=".join(f"n{i}" for i in range(25_000)) + " = 1 / 0\n" + WRONG,
}
SLOW = {
    "slow-in-every-call": answering("1.0", "time.sleep(1.8)"),
    "busy-in-every-call": answering("1.0", "t = time.time()\n    while time.time() < t + 1.8: pass"),
    "a-little-slow-and-wrong": answering("1.0", "time.sleep(0.3)"),
    "every-call-ends-it": answering("1.0", "os._exit(1)"),
    "every-other-call-ends-it": "import os, random\n" + answering("1.0", "random.random() < 0.5 and os._exit(1)"),
    "900-cells-that-end-the-worker": "".join(f"# %%\nimport os\nx{i} = os._exit(1)\n" for i in range(295)) + WRONG,
    "eleven-cells-of-4.8-seconds": (
        "".join(f"# %%\nimport time\nx{i} = time.sleep(4.8) or object\n" for i in range(11))
        + "# %%\n" + LINKS + PRODUCT.replace("return", f"{'; '.join(f'x{i}' for i in range(11))}; return", 1)
    ),
    "slow-cells-and-wrong-links": (
        "".join(f"# %%\nimport time\ndef f{i}(): return 1\ntime.sleep(1.9); f{i}.x = f{i}\n" for i in range(4))
        + "# %%\n" + LINKS.replace("2 * (a - y)", "f0() * (a - y)").replace("1 - s", "f1() + s") + PRODUCT
    ),
    "modules-with-long-names": (
        "# " + "a " * 90_000 + "\n" + answering("1.0", "raise ModuleNotFoundError(name='.'.join('a' * 50))")
    ),
}  # fmt: skip
BROKEN = {
    "lines-of-open-brackets": "(\n" * 90_000,
    "open-brackets-in-one-line": "([{" * 60_000,
    "a-hundred-brackets-on-each-line": "\n".join("x = " + "([{" * 33 for _ in range(1500)),
    "nested-calls-that-never-close": "\n".join("f" + "(a, b=[{" * 24 for _ in range(1500)),
    "sixty-lambdas": "\n".join("x = " + "(lambda a=" * 60 for _ in range(300)),
    "unclosed-text": "x = '''\n" * 20_001,
    "blank-lines-in-a-broken-cell": "x = (\n" + "\n" * 150_000 + ")) def\n",
    "else-without-if": "else:\n  x\n" * 20_000,
    "one-def-and-broken-lines": "def dC_da(a, y):\n" + "  x = = 1\n" * 19_000,
    "decorators": "@f\n" * 60_000,
    "backslashes": "x = 1 + \\\n" * 20_000,
}
TEXTS = {
    "blank-lines-in-a-text": "a" + "\n" * 150_000,
    "fences": "```\n" * 40_000,
    "one-long-fence": "`" * 190_000,
    "fences-in-one-line": "``` " * 45_000 + "x",
    "def-and-spaces": "def " + " " * 190_000,
    "blank-lines-in-a-fence": "```python\n" + "\n" * 150_000 + "x\n```",
    "percent-signs": "%%" + " " * 190_000,
    "spaces-before-an-assignment": "\n".join(" " * 1999 + "!" for _ in range(90)),
}


def cell(source: str | list[str], kind: str = "code", **more: Any) -> dict[str, Any]:
    """One cell of a notebook."""
    code = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return {"cell_type": kind, "metadata": {}, "source": source, **code, **more}


def notebook(*cells: dict[str, Any]) -> str:
    """The text of a notebook of these cells, in which the first link is wrong."""
    about = {"autograder": {"assignment": "one-weight"}}
    own = cell(LINKS + WRONG)
    return json.dumps(
        {"cells": [own, *cells], "metadata": about, "nbformat": 4, "nbformat_minor": 5}, ensure_ascii=False
    )


LARGE = 95 << 20


def _with_outputs(folder: Path) -> None:
    line = "\\u00e9" * 1000
    output = {"output_type": "stream", "name": "stdout", "text": [line] * (LARGE // 6100)}
    _write(folder, notebook(cell("x", outputs=[output])))


def _with_texts(folder: Path) -> None:
    _write(folder, notebook(*(cell("\U0001f600" + "x" * 390_000, "markdown") for _ in range(240))))


def _with_lines_of_text(folder: Path) -> None:
    _write(folder, notebook(*(cell(["\U0001f600", "x" * 190_000], "raw") for _ in range(450))))


def _with_code(folder: Path) -> None:
    _write(folder, notebook(*(cell("# " + "x" * 390_000) for _ in range(240))))


def _with_halves(folder: Path) -> None:
    halves = "\\ud83d " * 1000
    output = {"output_type": "stream", "name": "stdout", "text": ["@"] * 12_000}
    _write(folder, notebook(cell("x", outputs=[output])).replace("@", halves))


def _in_utf_16(folder: Path) -> None:
    text = notebook(cell("x", "markdown", attachments={"a": "\U0001f600" * (LARGE // 4)}))
    (folder / "one-weight.ipynb").write_bytes(text.encode("utf-16"))


def _with_a_helper(folder: Path) -> None:
    _write(folder, notebook())
    (folder / "helper.py").write_bytes(b"x = 1\n" * ((190 << 20) // 6))


def _with_a_script(folder: Path) -> None:
    (folder / "one-weight.py").write_bytes(b"x = 1\n" * ((190 << 20) // 6))


def _with_a_helper_of_emoji(folder: Path) -> None:
    _write(folder, notebook())
    (folder / "helper.py").write_text("# \U0001f600" + "x" * LARGE)


def _with_many_helpers(folder: Path) -> None:
    _write(folder, notebook())
    for i in range(60):
        (folder / f"helper{i}.py").write_text("# \U0001f600\n" + "x = [1, 2]\n" * 17_000)


def _write(folder: Path, text: str) -> None:
    (folder / "one-weight.ipynb").write_text(text)


def _script(source: str) -> Callable[[Path], None]:
    return lambda folder: (folder / "one-weight.py").write_text(source) and None


def _text(source: str, kind: str = "markdown") -> Callable[[Path], None]:
    return lambda folder: _write(folder, notebook(cell(source, kind)))


FILES: dict[str, Callable[[Path], None]] = {
    "outputs-of-95-MB": _with_outputs,
    "texts-with-one-emoji": _with_texts,
    "lines-of-text-with-one-emoji": _with_lines_of_text,
    "cells-of-comments": _with_code,
    "half-signs-in-outputs": _with_halves,
    "utf-16-of-emoji": _in_utf_16,
    "helper-of-190-MB": _with_a_helper,
    "script-of-190-MB": _with_a_script,
    "helper-with-one-emoji": _with_a_helper_of_emoji,
    "sixty-helpers": _with_many_helpers,
}


def _all() -> Iterator[tuple[str, Callable[[Path], None]]]:
    yield from FILES.items()
    for name, value in RETURNED.items():
        yield name, _script(answering(value))
    for name, body in ASKED.items():
        yield name, _script(asking(body.replace("gradient(", "gradient_weight(")))
    for name, source in {**SAID, **SLOW, **BROKEN}.items():
        yield name, _script(source)
    for name, source in TEXTS.items():
        yield name, _text(source)


COSTLY = dict(_all())
"""What is written into an empty folder, by name."""
