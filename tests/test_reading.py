"""What a reasonable person can see in a file counts: files in the shapes in which students hand them in, graded.

Each row is a solved notebook or script with one thing changed, and what its report must say.
"""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from notebooks_by_hand import as_bytes, cell_of, code, place, stored, with_cell, with_source

SOLVED = stored("solutions")
RELEASED = stored("assignments")
ANSWERS = ("predictions", "dC_da", "da_dz", "dz_dw", "gradient_weight")
SOURCES = {name: "".join(cell_of(SOLVED, name)["source"]) for name in ANSWERS}
RIGHT = "def dC_da(a, y):\n    return 2 * (a - y)\n"
WRONG = "def dC_da(a, y):\n    return a - y\n"
BROKEN = "def dC_da(a, y:\n    return 2\n"
POINTS = {"predictions": 5.0, "dC_da": 10.0, "da_dz": 12.0, "dz_dw": 5.0, "gradient_weight": 8.0}


@dataclass(frozen=True)
class Row:
    """A file, and what its report says: the points that are lost, by function; words of notes and findings."""

    data: bytes
    lost: dict[str, float] = field(default_factory=dict)
    says: dict[str, str] = field(default_factory=dict)
    silent: bool = False
    name: str = "hw.ipynb"


def answer(source: str, **more: Any) -> Row:
    """The solved notebook with another cell of dC_da."""
    return Row(as_bytes(with_source(SOLVED, dC_da=source)), **more)


def added(source: str, at: int | None = None, **more: Any) -> Row:
    """The solved notebook with a cell more, at the end."""
    return Row(as_bytes(with_cell(SOLVED, len(SOLVED["cells"]) if at is None else at, code(source))), **more)


def script(*parts: str, name: str = "one-weight.py", encoding: str = "utf-8", **more: Any) -> Row:
    """A Python file of these parts; the name of an answer stands for its source."""
    text = "\n\n".join(SOURCES.get(part, part) for part in parts)
    return Row(text.encode(encoding), name=name, **more)


def changed(change: Callable[[dict[str, Any]], None], base: dict[str, Any] = SOLVED, **more: Any) -> Row:
    """A notebook of ours with something done to it."""
    notebook = copy.deepcopy(base)
    change(notebook)
    return Row(as_bytes(notebook), **more)


def part(name: str, **keys: Any) -> Callable[[dict[str, Any]], None]:
    """A change of some keys of a cell."""
    return lambda notebook: cell_of(notebook, name).update(keys)


def whole(cell: Any, at: int | None = None) -> Callable[[dict[str, Any]], None]:
    """The cell of dC_da replaced by something else."""

    def change(notebook: dict[str, Any]) -> None:
        notebook["cells"][place(notebook, "dC_da") if at is None else at] = cell

    return change


def indented(source: str, by: str = "    ") -> str:
    return "\n".join(by + line if line else line for line in source.split("\n"))


def prompted(source: str, first: str, more: str) -> str:
    lines = source.rstrip("\n").split("\n")
    return "\n".join([first + lines[0], *(more + line for line in lines[1:])])


def twice(first: str, second: str) -> Row:
    at = place(SOLVED, "dC_da")
    return Row(as_bytes(with_cell(with_source(SOLVED, dC_da=first), at + 1, code(second, "dC_da"))))


def text(kind: str, *names: str, **more: Any) -> Row:
    """Answers in cells of text."""
    notebook = copy.deepcopy(SOLVED)
    for name in names:
        cell = cell_of(notebook, name)
        cell.update(cell_type=kind, **more)
    return Row(as_bytes(notebook), says=dict.fromkeys(names, f"a {kind} cell: turn it into a code cell"))


ALL = ("import numpy as np\nfrom chain_rule import *", *ANSWERS)
MARIMO = """import marimo

__generated_with = "0.9.14"
app = marimo.App(width="medium")

with app.setup:
    import numpy as np
    from chain_rule import *


@app.cell
def _():
    import marimo as mo
    mo.md("# One weight")
    return (mo,)


@app.cell(hide_code=True)
def __():
{}
    return (dC_da, da_dz)


@app.function
{}

@app.cell
def _(dC_da, da_dz, np):
{}
    return (gradient_weight,)


if __name__ == "__main__":
    app.run()
""".format(
    indented(SOURCES["predictions"] + "\n" + SOURCES["dC_da"] + "\n\n" + SOURCES["da_dz"]),
    SOURCES["dz_dw"],
    indented(SOURCES["gradient_weight"]),
)
ROWS: dict[str, dict[str, Row]] = {
    "one statement": {
        "blank at top level of a script": script(ALL[0], "x = {}\nraise NotImplementedError()", *ANSWERS),
        "blank before the functions": script(
            ALL[0], "predictions = None\nraise NotImplementedError()", *ANSWERS[1:], lost={"predictions": 5}
        ),
        "unused pandas": script("import pandas as pd", *ALL),
        "pandas, and a try of it": script("import pandas as pd\npd.set_option('x', 1)", *ALL),
        "several absent modules": script("import torch, numpy as np, sklearn.svm\nfrom chain_rule import *", *ANSWERS),
        "torch in an annotation": answer("import torch\ndef dC_da(a: torch.Tensor, y):\n    return 2 * (a - y)"),
        "an absent class asked for": answer(
            "import pandas as pd\ndef dC_da(a, y):\n    if isinstance(a, pd.Series):\n        a = a.values\n"
            "    return 2 * (a - y)"
        ),
        "torch where it is used": answer(
            "import torch\ndef dC_da(a, y):\n    return 2 * torch.tensor(a - y)",
            lost={"dC_da": 10},
            says={"dC_da": "the module torch is not available"},
        ),
        "numba": answer(
            "from numba import njit\n@njit\ndef dC_da(a, y):\n    return 2 * (a - y)",
            lost={"dC_da": 10},
            says={"dC_da": "the module numba is not available"},
        ),
        "a file read": script(ALL[0], "data = np.loadtxt('data.csv')\nprint(data.mean())", *ANSWERS),
        "a file read that is used": answer(
            "scale = float(open('two.txt').read())\ndef dC_da(a, y):\n    return scale * (a - y)",
            lost={"dC_da": 10},
            says={"dC_da": "line 1 of dC_da raises"},
        ),
        "an input": script(ALL[0], "n = int(input('how many? '))", *ANSWERS, "print(n)"),
        "a menu": script(*ALL, "while True:\n    if input('q: ') == 'q':\n        break"),
        "an endless loop at the end": script(*ALL, "while True:\n    pass"),
        "an endless loop at the top": script(ALL[0], "while True:\n    pass", *ANSWERS),
        "an exit": script(ALL[0], "import sys\nsys.exit()", *ANSWERS),
        "a hard exit": script(ALL[0], "import os\nos._exit(1)", *ANSWERS),
        "on one line": answer("x = 1; int('a'); import math\ndef dC_da(a, y):\n    return math.sqrt(4) * (a - y)"),
        "a failing try below": answer(RIGHT + "\nprint(dC_da(1))\ntwo = 2\nassert dC_da(1, 2) == 3"),
        "a failing try above": answer("assert 1 == 2, 'later'\n" + RIGHT),
        "a failing import of ours": script("from chain_rule import sigmoid, nothing, tanh", *ALL),
        "a broken line in the cell": answer("two = = 2\n" + RIGHT),
        "a shell command without its sign": answer("pip install numpy\n" + RIGHT),
        "a broken function beside": answer("def mine(:\n    pass\n\n" + RIGHT + "\nprint('done'"),
        "an open docstring above": script('"""My homework', *ALL),
        "prose in the cell": answer("- my answer:\n" + RIGHT + "\n* done, I think\n"),
        "a broken function": script(
            ALL[0], "predictions", BROKEN, *ANSWERS[2:], lost={"dC_da": 10}, says={"dC_da": "line "}
        ),
        "right, then a broken try": twice(RIGHT, BROKEN),
        "right, then one that fails": twice(RIGHT, "def dC_da(a, y=nothing):\n    return a\n"),
        "wrong, then right": twice(WRONG, RIGHT),
        "right, then a blank": twice(RIGHT, "".join(cell_of(RELEASED, "dC_da")["source"])),
        "a name of a failed statement": answer(
            "two = int(input())\n" + RIGHT.replace("2 *", "two *"),
            lost={"dC_da": 10},
            says={"dC_da": "line 1 of dC_da raises EOFError"},
        ),
    },
    "given cells": {
        "an import in the setup": Row(
            as_bytes(
                with_source(
                    SOLVED,
                    setup="import math\n" + "".join(cell_of(SOLVED, "setup")["source"]),
                    dC_da=RIGHT.replace("2 *", "math.sqrt(4) *"),
                )
            )
        ),
        "the setup replaced": Row(
            as_bytes(
                with_source(
                    SOLVED,
                    setup="import numpy as np, math as m\nfrom chain_rule import *\ndef two():\n    return 2",
                    dC_da=RIGHT.replace("2 *", "two() * m.pi / m.pi *"),
                )
            )
        ),
        "a helper in a check cell": Row(
            as_bytes(
                with_source(
                    SOLVED,
                    check_dC_da="two = 2.0\ncheck(dC_da)",
                    dC_da=RIGHT.replace("2 *", "two *"),
                )
            )
        ),
        "a helper in a picture": Row(
            as_bytes(
                with_source(
                    SOLVED,
                    nudge="".join(cell_of(SOLVED, "nudge")["source"]) + "\ndef twice(x): return 2 * x",
                    dC_da="def dC_da(a, y):\n    return twice(a - y)",
                )
            )
        ),
        "a failing try in a check cell": Row(
            as_bytes(with_source(SOLVED, check_dC_da="check(dC_da)\nassert dC_da(1, 0) == 3, 'hm'"))
        ),
        "a broken line in a check cell": Row(as_bytes(with_source(SOLVED, check_da_dz="check(da_dz\nx = 3"))),
        "the answer in a check cell": Row(
            as_bytes(with_source(with_source(SOLVED, dC_da=""), check_dC_da=RIGHT + "check(dC_da)")),
            says={"dC_da": "write it into a cell of its own"},
        ),
        "a check in other quotes": Row(
            as_bytes(with_source(SOLVED, check_predictions="check(predictions, 'predictions')  # mine")),
            silent=True,
        ),
        "an activation in the setup": Row(
            as_bytes(
                with_source(
                    SOLVED,
                    setup="".join(cell_of(SOLVED, "setup")["source"]) + "\nimport scipy\nnp.seterr(all='raise')",
                )
            ),
            silent=True,
        ),
    },
    "what Jupyter runs": {
        "indented": answer(indented(RIGHT)),
        "indented by a tab": answer(indented(RIGHT, "\t")),
        "indented by one space": answer(" " + RIGHT.replace("\n ", "\n ")),
        "indented below a comment": answer("# mine\n" + indented(RIGHT)),
        "indented after an empty line": answer("\n\n" + indented(RIGHT)),
        "indented with a magic": answer("%%time\n" + indented(RIGHT)),
        "indented, with a line broken": answer(indented(RIGHT + "\nx = = 2")),
        "prompts of Python": answer(prompted(RIGHT, ">>> ", "... ")),
        "prompts and results": answer(prompted(RIGHT, ">>> ", "... ") + "\n>>> dC_da(2, 1)\n2\n>>> 1/0\nTraceback"),
        "prompts of IPython": answer(prompted(RIGHT, "In [12]: ", "    ...: ") + "\nOut[3]: 4"),
        "prompts, indented": answer(indented(prompted(RIGHT, ">>> ", "... "))),
        "await": answer("import asyncio\n" + RIGHT + "await asyncio.sleep(0)"),
        "await for a while": answer("import asyncio\nawait asyncio.sleep(0.05)\n" + RIGHT),
        "async with and for": answer(
            "import asyncio, contextlib\n@contextlib.asynccontextmanager\nasync def it():\n    yield 2\n"
            "async def some():\n    yield 2\n"
            "async with it() as two:\n    pass\nasync for one in some():\n    pass\n" + RIGHT.replace("2 *", "two *")
        ),
        "await of a task": answer(
            "import asyncio\nasync def f():\n    await asyncio.sleep(0.01)\n    return 2\n"
            "one, two = await asyncio.gather(f(), f())\n" + RIGHT.replace("2 *", "two *")
        ),
        "future in an earlier cell": Row(
            as_bytes(
                with_cell(
                    with_source(SOLVED, dC_da="def dC_da(a: Vector, y: Vector) -> Vector:\n    return 2 * (a - y)"),
                    3,
                    code("from __future__ import annotations"),
                )
            )
        ),
        "future in the middle of a script": script(
            ALL[0], "from __future__ import annotations", "def mine(a: Vector): pass", *ANSWERS
        ),
        "shell, magic and help": answer("!pip install numpy\n%matplotlib inline\nnp.outer?\n" + RIGHT),
        "bash beside": added("%%bash\nls"),
    },
    "text cells": {
        "all of it": text("markdown", *ANSWERS),
        "raw": text("raw", "dC_da"),
        "without its id": text("markdown", "da_dz", metadata={}),
        "in a block": text("markdown", "dC_da", source=f"```python\n{RIGHT}```"),
        "in a block without a language": text("raw", "dC_da", source=f"```\n{RIGHT}\n```\n"),
        "indented": text("markdown", "dC_da", source=indented(RIGHT)),
        "two of them": text("markdown", "dz_dw", "gradient_weight"),
        "a formula is no answer": changed(
            part("dC_da", cell_type="markdown", source="dC_da = 2 * (a - y)"),
            lost={"dC_da": 10},
            says={"dC_da": "cell 12 is a markdown cell: turn it into a code cell"},
        ),
        "broken": changed(
            part("dC_da", cell_type="markdown", source=BROKEN),
            lost={"dC_da": 10},
            says={"dC_da": "cell 12 is a markdown cell: turn it into a code cell"},
        ),
        "a blank is no answer": changed(
            part("dC_da", cell_type="markdown", source="".join(cell_of(RELEASED, "dC_da")["source"])),
            lost={"dC_da": 10},
            says={"dC_da": "cell 12 is a markdown cell: turn it into a code cell"},
        ),
        "code counts before text": Row(
            as_bytes(with_cell(SOLVED, 3, {"cell_type": "markdown", "metadata": {}, "source": WRONG})), silent=True
        ),
    },
    "time": {
        "an endless cell": added("while True:\n    pass"),
        "an endless cell at the top": added("while True:\n    pass", 3),
        "slow cells": Row(
            as_bytes(
                {**SOLVED, "cells": [*SOLVED["cells"][:3], *[code(f"import time\ntime.sleep(1.5)\nx{i} = {i}")
                 for i in range(25)], *SOLVED["cells"][3:]]}
            )
        ),
        "slow values that are used": Row(
            as_bytes(
                with_source(
                    SOLVED,
                    dC_da="import time\ntime.sleep(2)\ntwo = [2.0, time.sleep(1)][0]\n" + RIGHT.replace("2 *", "two *"),
                    da_dz=SOURCES["da_dz"].replace("1 - tanh(z) ** 2", "1 - tanh(z)"),
                )
            ),
            lost={"da_dz": 3.5},
        ),
        "an endless loop in the cell of an answer": answer(RIGHT + "\nwhile True: pass"),
        "an endless loop in a loop of numbers": answer("n = 0\nwhile n >= 0:\n    n += 1\n" + RIGHT),
        "an endless value": answer(
            "def wait():\n    while True: pass\ntwo = wait()\n" + RIGHT.replace("2 *", "two *"),
            lost={"dC_da": 10},
            says={"dC_da": "no answer in the time that is allowed"},
        ),
        "an endless cell and two mistakes": Row(
            as_bytes(
                with_cell(
                    with_source(SOLVED, dC_da=WRONG, da_dz=SOURCES["da_dz"].replace("1 - tanh(z) ** 2", "1 - tanh(z)")),
                    len(SOLVED["cells"]),
                    code("while True:\n    pass"),
                )
            ),
            lost={"dC_da": 9, "da_dz": 3.5},
        ),
        "forty cells that end the program": Row(
            as_bytes({**SOLVED, "cells": [*[code("import os\nos._exit(0)") for _ in range(40)], *SOLVED["cells"]]})
        ),
    },
    "damage": {
        "null": changed(
            whole(None), lost={"dC_da": 10}, says={"dC_da": "cell 12 of the file is damaged", "": "cell 12"}
        ),
        "a number": changed(whole(7), lost={"dC_da": 10}, says={"dC_da": "cell 12 of the file is damaged"}),
        "a source that is none": changed(
            part("dC_da", source=7), lost={"dC_da": 10}, says={"dC_da": "cell 12 of the file is damaged"}
        ),
        "lines that are none": changed(
            part("dC_da", source=["def dC_da(a, y):\n", None]),
            lost={"dC_da": 10},
            says={"dC_da": "cell 12 of the file is damaged"},
        ),
        "no source": changed(
            lambda notebook: cell_of(notebook, "dC_da").pop("source"),
            lost={"dC_da": 10},
            says={"dC_da": "cell 12 of the file is damaged"},
        ),
        "a text": changed(whole("text", 3), says={"": "damaged and left out: cell 4"}),
        "NaN in 9 MB of outputs": changed(
            part("dC_da", outputs=[{"data": {"application/json": float("nan"), "image/png": "iVBO" * 2_300_000}}])
        ),
        "half a pair in 9 MB of outputs": Row(
            as_bytes({**SOLVED, "metadata": {"x": "@@" + "iVBO" * 2_300_000}}).replace(b"@@", b"\\\\ \\ud83d")
        ),
        "stripped": Row(
            as_bytes({**SOLVED, "cells": [{**cell, "metadata": {}} for cell in SOLVED["cells"]]}),
            says={"": "lost its nbgrader metadata"},
        ),
        "a notebook called .py": Row(as_bytes(SOLVED), name="one-weight.py"),
        "a script called .ipynb": Row(script(*ALL).data, name="one-weight.ipynb"),
        "a script called .ipynb.txt": Row(script(*ALL).data, name="one-weight.ipynb.txt"),
    },
    "smaller": {
        "a newer Python": answer(
            "type Vector = list\n" + RIGHT.replace("(a, y)", "[T](a: T, y: T)", 1),
            lost={"dC_da": 10},
            says={"dC_da": "it needs Python 3.12"},
        ),
        "a newer except": answer(
            "def dC_da(a, y):\n    try:\n        return 2 * (a - y)\n    except OSError, ValueError:\n        return 0",
            lost={"dC_da": 10},
            says={"dC_da": "it needs Python 3.14"},
        ),
        "a newer f-string": answer(
            "def dC_da(a, y):\n    print(f'{'x'}')\n    return 2 * (a - y)",
            lost={"dC_da": 10},
            says={"dC_da": "it needs Python 3.12"},
        ),
        "a newer line beside": answer("type Vector = list\n" + RIGHT),
        "latin-1": script("# -*- coding: latin-1 -*-", *ALL, "# für später", encoding="latin-1"),
        "cp1252": script("#!/usr/bin/python\n# vim: set fileencoding=cp1252 :", *ALL, "s = '“”'", encoding="cp1252"),
        "iso-8859-15": script("# coding: iso-8859-15", *ALL, "s = '€'", encoding="iso-8859-15"),
        "a declared utf-8": script("# coding: utf-8", *ALL, "s = '€'"),
        "UTF-16": script(*ALL, encoding="utf-16"),
        "marimo": script(MARIMO),
        "a conflict in a function": answer(
            "def dC_da(a, y):\n<<<<<<< HEAD\n    return 2 * (a - y)\n=======\n    return a - y\n>>>>>>> other\n",
            lost={"dC_da": 10},
            says={"dC_da": "a merge conflict is left there"},
        ),
        "a conflict beside a function": answer(RIGHT + "<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> other\n"),
        "a conflict in a script": script(
            ALL[0], "predictions", "def dC_da(a, y):\n<<<<<<< HEAD\n    return 1\n=======\n    return 2\n>>>>>>> b",
            *ANSWERS[2:], lost={"dC_da": 10}, says={"dC_da": "a merge conflict is left there"},
        ),
        "a line at the wrong place in a function": answer(
            "def dC_da(a, y):\n    two = 2\nprint('here')\n    return two * (a - y)",
            lost={"dC_da": 10},
            says={"dC_da": "line 4 of dC_da is not Python: unexpected indent"},
        ),
        "a conflict before the end of a function": answer(
            "def dC_da(a, y):\n    two = 2\n<<<<<<< HEAD\n    two = 3\n=======\n>>>>>>> b\n    return two * (a - y)",
            lost={"dC_da": 10},
            says={"dC_da": "a merge conflict is left there"},
        ),
        "a line of a broken script": script(
            *ALL[:2], "def dC_da(a, y):\n    return 2 * (a - y))", *ANSWERS[2:],
            lost={"dC_da": 10}, says={"dC_da": "line 28 is not Python"},
        ),
        "defined in another way": answer("globals()['dC_da'] = lambda a, y: 2 * (a - y)", silent=True),
        "defined by a loop": answer("for dC_da in [lambda a, y: 2 * (a - y)]: pass", silent=True),
        "defined by exec": answer("exec('def dC_da(a, y): return 2 * (a - y)')", silent=True),
        "defined by a walrus": answer("print(dC_da := lambda a, y: 2 * (a - y))", silent=True),
        "not defined": answer("def dc_da(a, y):\n    return 2 * (a - y)", lost={"dC_da": 10},
                              says={"dC_da": "give it that name again"}),
    },
}  # fmt: skip
NAMED = {f"{kind}: {name}": row for kind, rows in ROWS.items() for name, row in rows.items()}


@cache
def reports() -> dict[str, dict[str, Any]]:
    """What the command says about all rows."""
    with TemporaryDirectory() as folder:
        paths = {}
        for number, (name, row) in enumerate(NAMED.items()):
            path = Path(folder, str(number), row.name)
            path.parent.mkdir()
            path.write_bytes(row.data)
            paths[str(path)] = name
        command = [sys.executable, "-m", "autograder", "grade", *paths, "--isolation", "none", "--format", "jsonl"]
        done = subprocess.run(command, capture_output=True, text=True)
        found = [json.loads(line) for line in done.stdout.splitlines()]
        assert len(found) == len(NAMED), done.stderr[-300:]
        return {paths[report["submission"]]: report for report in found}


@pytest.mark.parametrize("form", ["text", "jsonl"])
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8", "utf-16"])
def test_standard_output_in_another_encoding_gives_no_traceback(tmp_path: Path, form: str, encoding: str) -> None:
    path = tmp_path / "one-weight.ipynb"
    path.write_bytes(NAMED["damage: null"].data)
    command = [sys.executable, "-m", "autograder", "grade", str(path), "--isolation", "none", "--format", form]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": encoding})
    said = done.stdout.decode("utf-8" if form == "jsonl" else encoding)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert "cell 12 of the file is damaged" in said


@pytest.mark.parametrize("name", NAMED)
def test_what_can_be_seen_in_a_file_counts(name: str) -> None:
    row, report = NAMED[name], reports()[name]
    assert report["problem"] is None
    said = {one["function"]: one for one in report["functions"]}
    points = {function: POINTS[function] - row.lost.get(function, 0) for function in POINTS}
    points["gradient_weight"] = said["gradient_weight"]["points"] if "gradient_weight" in row.lost else 8.0
    assert {function: one["points"] for function, one in said.items()} == points
    for function, words in row.says.items():
        texts = report["notes"] if not function else [
            *said[function]["notes"], *(finding["message"] for finding in said[function]["findings"])
        ]  # fmt: skip
        assert any(words in line for line in texts), texts
    for function, one in said.items():
        if one["points"] == POINTS[function] and not one["follow_through"]:
            assert not row.silent or one["notes"] == []
            assert "does not define" not in " ".join(one["notes"])
