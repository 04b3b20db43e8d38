"""Trees of submissions: whose each file is, which one counts, and what is said where there is none."""

from __future__ import annotations

import io
import os
import zipfile

import pytest
from notebooks_by_hand import WRITTEN, as_bytes, code, stored, with_source

from autograder.submission import WHOLE, submissions
from autograder.submission.files import MEMBERS, UNPACKED

BLANK, LAYER = as_bytes(stored("assignments")), as_bytes(stored("solutions", "one-layer"))
NOTEBOOK = as_bytes(with_source(stored("assignments"), dC_da=WRITTEN))
OTHER = as_bytes({"cells": [code("print('my plots')")], "nbformat": 4, "metadata": {}})
SCRIPT, HELPER = WRITTEN.encode(), b"def norm(x):\n    return x\n"
ELIFS = b"def norm(x):\n    if x == 0:\n        return 0\n" + b"".join(
    b"    elif x == %d:\n        return %d\n" % (i, i) for i in range(1500)
)
PDF = b"%PDF-1.4 " + bytes(range(256))


def zipped(**files: bytes) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name, data)
    return archive.getvalue()


def locked() -> bytes:
    data = bytearray(zipped(**{"x.ipynb": NOTEBOOK}))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + at] |= 1
    return bytes(data)


def write(folder, files: dict[str, bytes | None]) -> None:
    """None is an empty folder."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if data is None:
            (folder / name).mkdir()
        else:
            (folder / name).write_bytes(data)


GOOD = {"al/one-weight/one-weight.ipynb": NOTEBOOK}
GIVES = ("al/one-weight/one-weight.ipynb", "al", "one-weight", None)


def nothing(said: str, path: str = "bo/one-weight", student: str = "bo") -> tuple[str, str, str, str]:
    return path, student, "one-weight", said


CLASSES = {
    # A folder of an assignment may hold a class of scripts.
    "scripts of a class, by assignment": (
        {f"one-{what}/{who}.py": SCRIPT for what in ("weight", "layer") for who in ("al", "bo")},
        [
            (f"one-{what}/{who}.py", None, f"one-{what}", None)
            for what in ("weight", "layer")
            for who in ("al", "bo")
        ],
    ),
    # A student's folder that holds no notebook has a record all the same.
    "only a PDF": (GOOD | {"bo/one-weight/a.pdf": PDF}, [GIVES, nothing('only "a.pdf"')]),
    "nothing": (GOOD | {"bo/one-weight": None}, [GIVES, nothing("the folder is empty")]),
    "nothing for one of two": (
        GOOD | {"bo/one-weight/one-weight.ipynb": NOTEBOOK, "bo/one-layer/a.pdf": PDF},
        [
            GIVES,
            ("bo/one-weight/one-weight.ipynb", "bo", "one-weight", None),
            ("bo/one-layer", "bo", "one-layer", "a.pdf"),
        ],
    ),
    "no folder of an assignment": (GOOD | {"bo": None}, [GIVES, ("bo", "bo", "", "the folder is empty")]),
    "checkpoints": (
        GOOD | {"bo/one-weight/.ipynb_checkpoints/one-weight-checkpoint.ipynb": NOTEBOOK},
        [GIVES, nothing(".ipynb_checkpoints")],
    ),
    "a picture": (GOOD | {"bo/one-weight/one-weight.ipynb.png": PDF}, [GIVES, nothing("one-weight.ipynb.png")]),
    "a folder that says it is an environment": (
        GOOD | {"bo/one-weight/pyvenv.cfg": b"", "bo/one-weight/lib/x.ipynb": NOTEBOOK},
        [GIVES, nothing("lib")],
    ),
    # Content decides what a submission is, not its ending.
    "large letters": (
        GOOD | {"bo/one-weight/ONE-WEIGHT.IPYNB": NOTEBOOK},
        [GIVES, ("bo/one-weight/ONE-WEIGHT.IPYNB", "bo", "one-weight", None)],
    ),
    "called .txt": (
        GOOD | {"bo/one-weight/one-weight.txt": NOTEBOOK},
        [GIVES, ("bo/one-weight/one-weight.txt", "bo", "one-weight", None)],
    ),
    "without an ending": (
        GOOD | {"bo/one-weight/homework": NOTEBOOK},
        [GIVES, ("bo/one-weight/homework", "bo", "one-weight", None)],
    ),
    "called .json": (
        GOOD | {"bo/one-weight/one-weight.json": NOTEBOOK},
        [GIVES, ("bo/one-weight/one-weight.json", "bo", "one-weight", None)],
    ),
    "data of another kind": (
        GOOD | {"bo/one-weight/one-weight.json": b'{"cells": 3}'},
        [GIVES, nothing("one-weight.json")],
    ),
    "Python called .txt, with a mistake": (
        GOOD | {"bo/one-weight/one-weight.txt": SCRIPT + b"\ndef da_dz(z, g:\n    return 1\n"},
        [GIVES, ("bo/one-weight/one-weight.txt", "bo", "one-weight", None)],
    ),
    "a download that was not finished": (
        GOOD | {"bo/one-weight/one-weight.ipynb.part": NOTEBOOK},
        [GIVES, ("bo/one-weight/one-weight.ipynb.part", "bo", "one-weight", None)],
    ),
    "words about the lesson": (
        GOOD | {"bo/one-weight/one-weight.md": b"Then:\n\ndef dC_da(a, y):\n    ...\n"},
        [GIVES, nothing("one-weight.md")],
    ),
    "a Word document": (
        GOOD | {"bo/one-weight/hw.docx": zipped(**{"word/document.xml": b"<x/>"})},
        [GIVES, nothing("hw.docx")],
    ),
    # A whole class that handed in nothing.
    "only PDFs": (
        {"al/one-weight/a.pdf": PDF, "bo/one-layer/b.pdf": PDF},
        [
            ("al/one-weight", "al", "one-weight", 'only "a.pdf"'),
            ("bo/one-layer", "bo", "one-layer", 'only "b.pdf"'),
        ],
    ),
    "nothing from anybody": (
        {"am/al/one-weight": None, "am/bo/one-weight": None},
        [("am/al/one-weight", "al", "one-weight", "empty"), ("am/bo/one-weight", "bo", "one-weight", "empty")],
    ),
    # A Python of somebody's own.
    "a student's beside the work": (
        GOOD | {"bo/one-weight/x.ipynb": NOTEBOOK, "bo/pyvenv.cfg": b"", "bo/lib/dC_da.py": SCRIPT, "bo/bin/x": b""},
        [GIVES, ("bo/one-weight/x.ipynb", "bo", "one-weight", None)],
    ),
    "a student called env": (
        GOOD | {"env/one-weight/x.ipynb": NOTEBOOK},
        [GIVES, ("env/one-weight/x.ipynb", "env", "one-weight", None)],
    ),
    "the instructor's": (GOOD | {"venv/pyvenv.cfg": b"", "venv/lib/x.py": SCRIPT}, [GIVES]),
    # An archive is read like a folder.
    "a ZIP of a notebook called .txt": (
        GOOD | {"bo/one-weight/hw.zip": zipped(**{"one-weight.txt": NOTEBOOK, "notes.txt": b"dC_da"})},
        [GIVES, ("bo/one-weight/hw.zip/one-weight.txt", "bo", "one-weight", None)],
    ),
    "a ZIP of a notebook without an ending": (
        GOOD | {"bo/one-weight/hw.zip": zipped(**{"x/homework": NOTEBOOK, "x/": b""})},
        [GIVES, ("bo/one-weight/hw.zip/homework", "bo", "one-weight", None)],
    ),
    "a ZIP of many large files": (
        GOOD | {"bo/one-weight/hw.zip": zipped(**{f"{i}.bin": b" " * (UNPACKED // 8) for i in range(9)})},
        [GIVES, nothing("too much", "bo/one-weight/hw.zip")],
    ),
    "a ZIP": (
        GOOD | {"bo/one-weight/one-weight.zip": zipped(**{"x/one-weight.ipynb": NOTEBOOK, "x/plot.png": PDF})},
        [GIVES, ("bo/one-weight/one-weight.zip/one-weight.ipynb", "bo", "one-weight", None)],
    ),
    "a ZIP called otherwise": (
        GOOD | {"bo/one-weight/one-weight.ipynb": zipped(**{"one-weight.ipynb": NOTEBOOK})},
        [GIVES, ("bo/one-weight/one-weight.ipynb/one-weight.ipynb", "bo", "one-weight", None)],
    ),
    "a ZIP from a Mac": (
        GOOD | {"bo/hw.zip": zipped(**{"__MACOSX/._one-weight.ipynb": b"", "one-weight.ipynb": NOTEBOOK})},
        [GIVES, ("bo/hw.zip/one-weight.ipynb", "bo", "one-weight", None)],
    ),
    "a ZIP that leads elsewhere": (
        GOOD | {"bo/one-weight/a.zip": zipped(**{"../../al/one-weight/one-weight.ipynb": NOTEBOOK})},
        [GIVES, ("bo/one-weight/a.zip/one-weight.ipynb", "bo", "one-weight", None)],
    ),
    "a ZIP of a PDF": (
        GOOD | {"bo/one-weight/a.zip": zipped(x=PDF)},
        [GIVES, nothing("no notebook", "bo/one-weight/a.zip")],
    ),
    "a ZIP cut off": (
        GOOD | {"bo/one-weight/a.zip": zipped(**{"x.ipynb": NOTEBOOK})[:900]},
        [GIVES, nothing("damaged", "bo/one-weight/a.zip")],
    ),
    "a ZIP with a password": (
        GOOD | {"bo/one-weight/a.zip": locked()},
        [GIVES, nothing("password", "bo/one-weight/a.zip")],
    ),
    "a ZIP of a thousand": (
        GOOD | {"bo/one-weight/a.zip": zipped(**{f"{i}.ipynb": b"" for i in range(MEMBERS + 1)})},
        [GIVES, nothing("too much", "bo/one-weight/a.zip")],
    ),
    "a ZIP that grows": (
        GOOD | {"bo/one-weight/a.zip": zipped(**{"x.ipynb": b" " * (UNPACKED + 1)})},
        [GIVES, nothing("too much", "bo/one-weight/a.zip")],
    ),
    # What is beside and below a notebook is no submission of its own.
    "a repository": (
        {
            "one-weight-s1/one-weight.ipynb": NOTEBOOK,
            "one-weight-s1/tests/__init__.py": b"",
            "one-weight-s1/tests/test_one.py": b"def test_x():\n    assert True\n",
            "one-weight-s1/scripts/plot.py": HELPER,
            "one-weight-s1/.github/autograde.py": HELPER,
            "one-weight-s1/README.md": b"# Mine\n\ndef dC_da(a, y):\n",
        },
        [("one-weight-s1/one-weight.ipynb", "one-weight-s1", "one-weight", None)],
    ),
    "a helper of a thousand elif": (GOOD | {"al/one-weight/table.py": ELIFS}, [GIVES]),
    "a helper of 1500 elif, further down": (GOOD | {"al/one-weight/src/table.py": ELIFS}, [GIVES]),
    "another notebook": (GOOD | {"al/one-weight/plots.ipynb": OTHER, "al/scratch.ipynb": OTHER}, [GIVES]),
    "data in an archive": (GOOD | {"al/one-weight/data.zip": zipped(x=PDF)}, [GIVES]),
    # The student is the folder directly under the class's, and one submission counts.
    "a neighbour's folder inside one's own": (
        GOOD | {"bo/one-weight/one-weight.ipynb": NOTEBOOK, "bo/al/one-weight/one-weight.ipynb": NOTEBOOK},
        [GIVES, ("bo/one-weight/one-weight.ipynb", "bo", "one-weight", None)],
    ),
    "only a neighbour's folder": (
        GOOD | {"bo/al/one-weight/one-weight.ipynb": NOTEBOOK, "cy/one-weight/one-weight.ipynb": NOTEBOOK},
        [
            GIVES,
            ("bo/al/one-weight/one-weight.ipynb", "bo", "one-weight", None),
            ("cy/one-weight/one-weight.ipynb", "cy", "one-weight", None),
        ],
    ),
    "a neighbour's folder where two have one voice each": (
        GOOD | {"bo/al/one-weight/one-weight.ipynb": NOTEBOOK},
        [
            ("al/one-weight/one-weight.ipynb", None, "one-weight", None),
            ("bo/al/one-weight/one-weight.ipynb", None, "one-weight", None),
        ],
    ),
    "many folders of a neighbour": (
        GOOD | {"cy/one-weight/x.ipynb": NOTEBOOK} | {f"bo/{i}/al/one-weight/x.ipynb": NOTEBOOK for i in range(9)},
        [
            GIVES,
            ("bo/0/al/one-weight/x.ipynb", "bo", "one-weight", None),
            ("cy/one-weight/x.ipynb", "cy", "one-weight", None),
        ],
    ),
    "64 guesses": (
        GOOD | {f"bo/one-weight/guess {i:02}.ipynb": NOTEBOOK for i in range(64)},
        [GIVES, ("bo/one-weight/guess 00.ipynb", "bo", "one-weight", None)],
    ),
    "the released name counts": (
        GOOD | {"al/one-weight/a copy.ipynb": NOTEBOOK, "al/one-weight.ipynb.txt": NOTEBOOK},
        [GIVES],
    ),
    "what is written counts": (
        {"al/one-weight/one-weight.ipynb": BLANK, "al/one-weight/mine.ipynb": NOTEBOOK},
        [("al/one-weight/mine.ipynb", "al", "one-weight", None)],
    ),
    "what can be read counts": (
        {"al/one-weight/one-weight.ipynb": NOTEBOOK[:900], "al/one-weight/mine.ipynb": NOTEBOOK},
        [("al/one-weight/mine.ipynb", "al", "one-weight", None)],
    ),
    "a damaged one of another assignment": (
        {"al/one-weight.ipynb": NOTEBOOK, "al/one-layer.ipynb": b""},
        [
            ("al/one-weight.ipynb", "al", "one-weight", None),
            ("al/one-layer.ipynb", "al", "one-layer", "the file is empty"),
        ],
    ),
    # Where the folders do not tell, nothing is lost.
    "a class in sections": (
        {f"{s}/{who}/one-weight/one-weight.ipynb": NOTEBOOK for s in ("am", "pm") for who in ("al", "bo")},
        [
            (f"{s}/{who}/one-weight/one-weight.ipynb", who, "one-weight", None)
            for s in ("am", "pm")
            for who in ("al", "bo")
        ],
    ),
    "a course of nbgrader": (
        {
            "source/one-weight/one-weight.ipynb": NOTEBOOK,
            "release/one-weight/one-weight.ipynb": BLANK,
            "submitted/al/one-weight/one-weight.ipynb": NOTEBOOK,
            "submitted/bo/one-weight/one-weight.ipynb": NOTEBOOK,
        },
        [
            ("release/one-weight/one-weight.ipynb", None, "one-weight", None),
            ("source/one-weight/one-weight.ipynb", None, "one-weight", None),
            ("submitted/al/one-weight/one-weight.ipynb", "al", "one-weight", None),
            ("submitted/bo/one-weight/one-weight.ipynb", "bo", "one-weight", None),
        ],
    ),
    "a folder for each assignment": (
        {"one-weight/al/x.ipynb": NOTEBOOK, "one-weight/bo/x.ipynb": NOTEBOOK, "one-layer/al/x.ipynb": LAYER},
        [
            ("one-layer/al/x.ipynb", "al", "one-layer", None),
            ("one-weight/al/x.ipynb", "al", "one-weight", None),
            ("one-weight/bo/x.ipynb", "bo", "one-weight", None),
        ],
    ),
    "downloads": (
        {"one-weight/al_1.ipynb": NOTEBOOK, "one-weight/bo_2.ipynb": NOTEBOOK},
        [("one-weight/al_1.ipynb", None, "one-weight", None), ("one-weight/bo_2.ipynb", None, "one-weight", None)],
    ),
    "a flat class": (
        {"al.ipynb": NOTEBOOK, "bo.ipynb": NOTEBOOK, "pyvenv.cfg": b"", "lib": None},
        [("al.ipynb", None, "one-weight", None), ("bo.ipynb", None, "one-weight", None)],
    ),
    "a flat class with marks": (
        {"al.ipynb": NOTEBOOK, "bo.ipynb": NOTEBOOK, "marks.xlsx": zipped(x=PDF), "list.txt": b"al\nbo\n"},
        [("al.ipynb", None, "one-weight", None), ("bo.ipynb", None, "one-weight", None)],
    ),
    "a flat class with helpers": (
        {"al.ipynb": NOTEBOOK, "bo.py": SCRIPT, "norm.py": HELPER, "code/norm.py": ELIFS},
        [("al.ipynb", None, "one-weight", None), ("bo.py", None, "one-weight", None)],
    ),
    "folders within folders": (
        {"x/al/src/a.ipynb": NOTEBOOK, "x/bo/src/b.ipynb": NOTEBOOK},
        [("x/al/src/a.ipynb", None, "one-weight", None), ("x/bo/src/b.ipynb", None, "one-weight", None)],
    ),
}  # fmt: skip


def told(folder, *paths):
    for one in submissions([str(folder / path) for path in paths] or [str(folder)]):
        yield os.path.relpath(one.path, folder), one.student, one.assignment, one.problem


@pytest.mark.parametrize(("files", "expected"), CLASSES.values(), ids=CLASSES)
def test_a_class(tmp_path, files, expected):
    write(tmp_path / "class", files)
    found = sorted(told(tmp_path / "class"))
    assert [one[:3] for one in found] == sorted(one[:3] for one in expected)
    for (*_, problem), (*_, said) in zip(found, sorted(expected), strict=True):
        assert (said in problem and "\n" not in problem) if said else problem is None


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["al", "bo"], ["al", "bo"]),
        (["bo"], [None, None]),
        (["bo/one-weight"], ["bo"]),
        (["al/one-weight", "bo/one-weight", "bo/al/one-weight"], ["al", "bo"]),
        (["al/one-weight/one-weight.ipynb", "bo/al/one-weight/x.ipynb"], [None, None]),
        (["al/one-weight/one-weight.ipynb", "bo/al/one-weight/x.ipynb", "cy/one-weight"], ["al", "bo", "cy"]),
        (["al/one-weight/one-weight.ipynb"], ["al"]),
    ],
    ids=str,
)
def test_what_the_shell_names_is_of_the_same_students(tmp_path, paths, expected):
    """bo's folder alone could be a class as well, in which there is an al: that is nobody's."""
    mine = {"bo/one-weight/one-weight.ipynb": NOTEBOOK, "bo/al/one-weight/x.ipynb": NOTEBOOK}
    write(tmp_path, GOOD | mine | {"cy/one-weight/one-weight.ipynb": NOTEBOOK})
    assert [student for _, student, _, _ in told(tmp_path, *paths)] == expected


def test_a_students_folder_without_a_notebook_that_the_shell_names_is_a_record(tmp_path):
    write(tmp_path, GOOD | {"bo/one-weight/a.pdf": PDF, "cy": None})
    assert [(who, bool(problem)) for _, who, _, problem in told(tmp_path, "al", "bo", "cy")] == [
        ("al", False),
        ("bo", True),
        ("cy", True),
    ]


@pytest.mark.parametrize("path", ["bo", "."])
def test_the_only_student_has_a_record_without_a_notebook_too(tmp_path, path):
    write(tmp_path / "class", {"bo/one-weight/a.pdf": PDF})
    ((where, student, assignment, problem),) = told(tmp_path / "class", path)
    assert (where, student, assignment) == ("bo/one-weight", "bo", "one-weight")
    assert 'only "a.pdf"' in problem


def test_the_report_says_what_does_not_count(tmp_path):
    write(tmp_path, {f"al/one-weight/{name}.ipynb": NOTEBOOK for name in ("one-weight", "b", "c", "d", "e")})
    write(tmp_path, {"bo/one-weight/one-weight.ipynb": NOTEBOOK})
    al, bo = submissions([str(tmp_path)])
    (note,) = al.notes[WHOLE]
    assert (
        note == 'one file counts for one-weight, and this is it; not counted: "b.ipynb", "c.ipynb", "d.ipynb", 1 more'
    )
    assert WHOLE not in bo.notes


@pytest.mark.parametrize("name", ["a\nb.ipynb", "\x1b[31m.ipynb", 'x", "y.ipynb', "é" * 120 + ".ipynb", "‮.ipynb"])
def test_a_name_of_a_students_own_is_quoted_on_one_line(tmp_path, name):
    write(tmp_path, {"al/one-weight/one-weight.ipynb": NOTEBOOK, f"al/one-weight/{name}": NOTEBOOK})
    (al,) = submissions([str(tmp_path)])
    (note,) = al.notes[WHOLE]
    assert note.isprintable()
    assert len(note) < 120
    assert note.count('"') == 2
