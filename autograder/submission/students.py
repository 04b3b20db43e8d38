"""Whose files are whose in a tree of submissions, and which of a student's files counts for an assignment.

The student is the folder directly under the class's. One submission counts per student and assignment. Where the
folders do not tell, a file is a submission of its own, and nobody's: to take a class for one student would lose it.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import PurePath

from ..core.lesson import ASSIGNMENTS, exercises_of
from .assignment import OURS, named
from .choice import WHOLE
from .files import content, is_archive, is_helper, unpacked
from .notebook import Unreadable
from .reading import Submission, read, unreadable_submission
from .tree import Location, UsageError, places

READ = 50
"""The most files of one student, or in one archive, that are read."""
_NO_STUDENT = frozenset({*OURS, *ASSIGNMENTS})
UNSAID = 1000
"""The level for which a folder speaks that does not tell."""
Key = tuple[str, ...] | str
"""A student's folder by its whole path; or the path of a file that is nobody's."""


def submissions(paths: Sequence[str], assignment: str | None = None) -> Iterator[Submission]:
    """The submissions in these files and folders, one for each student and assignment, read one after the other.

    A file that cannot be read, and a student's folder that holds none, is a submission with a problem. Raises
    UsageError at once if a path does not exist, nothing is there to grade, or there is no such assignment.
    """
    if assignment is not None and assignment not in ASSIGNMENTS:
        raise UsageError(f"there is no assignment {assignment!r}; --assignment is one of {', '.join(ASSIGNMENTS)}")
    found = places(paths)
    files = [place for place in found if not place.is_folder]
    level = _level([file for file in files if not file.is_script] or files) if files else _level_of_folders(found)
    students = _students(found, level)
    lost = [place for place in found if place.is_named and place.is_folder and not _is_looked_at(place, students)]
    if lost or not students:
        where = lost[0].path if lost else paths[0]
        raise UsageError(f"{where}: no notebook (.ipynb) and no .py file in this folder: name one that has some")
    return _each(students, level, assignment)


def _is_looked_at(folder: Location, students: Mapping[Key, Sequence[Location]]) -> bool:
    """Whether something in that folder, or it itself, is somebody's."""
    inside = os.path.join(os.path.abspath(folder.path), "")
    looked_at = (os.path.abspath(place.path) for held in students.values() for place in held)
    return any(os.path.join(path, "").startswith(inside) for path in looked_at)


def _level(files: Iterable[Location]) -> int | None:
    """At which level the students' folders are, where 0 is below all that was named; None if that is not settled.

    Each folder at the top has one vote, so that what one student puts into theirs does not decide for the others.
    """
    tops: dict[tuple[str, ...], list[Location]] = {}
    for file in files:
        if not {*file.folders[:1]} & OURS:
            tops.setdefault(file.folders[:1], []).append(file)
    if not tops:
        return None
    voices = [_ranked(_votes(some)) for some in tops.values()]
    (level, most), *others = _ranked([voice[0][0] if voice else UNSAID for voice in voices])
    return level if level != UNSAID and all(count < most for _, count in others) else None


def _level_of_folders(found: Iterable[Location]) -> int | None:
    """The level of the students where none of them has handed in anything: above the folders of assignments."""
    levels = [len(one.folders) - 1 for one in found if one.whole[-1] in ASSIGNMENTS]
    return min(levels, default=None)


def _ranked(votes: Iterable[int]) -> list[tuple[int, int]]:
    """The levels with their votes, the most first; the upper ones first where these are equal."""
    return sorted(Counter(votes).items(), key=lambda counted: (-counted[1], counted[0]))


def _votes(files: Sequence[Location]) -> Iterator[int]:
    """The level of the student for which each of these files speaks, if it does for any."""
    for file in files:
        depth = len(file.folders)
        at = next((i for i, folder in enumerate(file.folders) if folder in ASSIGNMENTS), None)
        if at is None and depth == 1:
            yield 0  # alice/hw.ipynb
        elif at:
            yield at - 1  # alice/one-weight/hw.ipynb
        elif at == 0 and depth > 1:
            yield 1  # one-weight/alice/hw.ipynb
        elif (at == 0 or file.folder(-1) in ASSIGNMENTS) and depth < 2 and _are_copies(file, files):
            yield depth - 2  # one-weight/one-weight.ipynb, and not one-weight/alice.ipynb beside one-weight/bob.ipynb


def _are_copies(file: Location, files: Sequence[Location]) -> bool:
    """Whether all notebooks beside this one, or scripts, bear the name of the lesson first: they are no class."""
    beside = [one for one in files if one.folders == file.folders]
    names = [PurePath(one.path).stem for one in [one for one in beside if not one.is_script] or beside]
    return len(names) < 2 or all(named(name, first=True) for name in names)


def _students(found: Sequence[Location], level: int | None) -> dict[Key, list[Location]]:
    """What each student's folder holds, folders as well; and each file that is nobody's, by its path."""
    students: dict[Key, list[Location]] = {}
    for place in found:
        within = place.whole if place.is_folder else place.folders
        if level is not None and len(within) > level:
            students.setdefault(within[: max(level + 1, 0)], []).append(place)
        elif not place.is_folder:
            students.setdefault(place.path, []).append(place)
    return {
        key: held
        for key, held in students.items()
        if not {*key[-1:]} & _NO_STUDENT or any(not place.is_folder for place in held)
    }


def _each(
    students: Mapping[Key, Sequence[Location]], level: int | None, assignment: str | None
) -> Iterator[Submission]:
    with_notebook = {p.folders for held in students.values() for p in held if not p.is_folder and not p.is_script}
    for key, held in students.items():
        if isinstance(key, tuple):
            yield from _of_student(held, level or 0, assignment)
        elif held[0].is_named or not _is_beside(held[0], with_notebook):
            yield from (replace(one, student=None) for one, _ in _read(held[0], assignment))
        else:
            yield from (replace(one, student=None) for one, helps in _read(held[0], assignment) if not helps)


def _is_beside(file: Location, with_notebook: Container[tuple[str, ...]]) -> bool:
    """Whether a script stands beside or below a notebook."""
    return file.is_script and any(file.folders[:depth] in with_notebook for depth in range(len(file.folders) + 1))


def _of_student(held: Sequence[Location], level: int, assignment: str | None) -> Iterator[Submission]:
    """The submission of one student that counts for each assignment, and a problem where a folder holds none."""
    files = sorted((place for place in held if not place.is_folder), key=_likely)
    handed_in = [pair for file in files[:READ] for pair in _read(file, assignment)]
    some = [one for one, helps in handed_in if not helps] or [one for one, _ in handed_in[:1]]
    student = next((name for place in held if (name := _name(place, level))), None)
    by_assignment: dict[str, list[Submission]] = {}
    for one in some:
        by_assignment.setdefault(one.assignment or (named(PurePath(one.path).stem) or ""), []).append(one)
    for name, copies in by_assignment.items():
        yield replace(_counting(copies, name), student=student, assignment=name)
    for folder in _waiting(held, level, by_assignment):
        name = folder.whole[-1] if folder.whole[-1] in ASSIGNMENTS else ""
        nothing = unreadable_submission(folder.path, _only(folder.path), assignment)
        yield replace(nothing, student=student, assignment=name or nothing.assignment)


def _name(place: Location, level: int) -> str | None:
    """The student's name, where the path tells it."""
    name = place.whole[level] if place.is_folder and len(place.whole) == level + 1 else place.folder(level)
    return None if name in _NO_STUDENT else name


def _likely(file: Location) -> tuple[bool, bool, int, str]:
    """For sorting: what is called a notebook of the lesson comes first, and what stands further up."""
    return file.is_script, named(PurePath(file.path).stem) is None, len(file.folders), file.path


def _read(file: Location, assignment: str | None) -> Iterator[tuple[Submission, bool]]:
    """The submission in a file, or those in an archive; and of each whether it has nothing of the lesson."""
    try:
        if file.problem is not None:
            raise Unreadable(file.problem)
        data = content(file.path)
        if not is_archive(data):
            yield read(data, file.path, assignment), is_helper(file.path, data)
            return
        nothing = True
        for name, inside in islice(unpacked(data), READ):
            nothing = False
            yield read(inside, os.path.join(file.path, name), assignment), is_helper(name, inside)
        if nothing:
            problem = "there is no notebook in this ZIP archive: hand in the notebook itself"
            yield unreadable_submission(file.path, problem, assignment), True
    except Unreadable as unreadable:
        yield unreadable_submission(file.path, str(unreadable), assignment), False


def _counting(copies: Sequence[Submission], assignment: str) -> Submission:
    """The one that counts: it can be read, something is written in it, it bears the released name, it stands above."""

    def order(one: Submission) -> tuple[bool, bool, bool, int, str]:
        path = PurePath(one.path)
        is_blank = {exercise.name for exercise in exercises_of(assignment)} <= one.untouched if assignment else False
        is_renamed = path.name.lower() != f"{assignment}.ipynb"
        return one.problem is not None, is_blank, is_renamed, len(path.parts), one.path

    best, *others = sorted(copies, key=order)
    if not others or best.problem is not None:
        return best
    names = [f'"{_short(PurePath(one.path).name)}"' for one in others[:3]]
    more = [f"{len(others) - 3} more"] if len(others) > 3 else []
    line = f"one file counts for {assignment}, and this is it; not counted: {', '.join(names + more)}"
    return replace(best, notes={**best.notes, WHOLE: (*best.notes.get(WHOLE, ()), line)})


def _waiting(held: Sequence[Location], level: int, handed_in: Container[str]) -> Iterator[Location]:
    """The folders of assignments for which nothing was handed in, or the student's own if there is nothing at all."""
    own = [place for place in held if place.is_folder and len(place.whole) == level + 1]
    inner = [place for place in held if place.is_folder and len(place.whole) == level + 2]
    asked = [place for place in inner if place.whole[-1] in ASSIGNMENTS]
    missing = [place for place in asked if place.whole[-1] not in handed_in]
    yield from missing or (own if not handed_in else [])


def _only(folder: str) -> str:
    """What there is in a folder instead of a notebook."""
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        return f"the folder cannot be read ({error.strerror}): check its permissions"
    if not names:
        return "nothing was handed in, the folder is empty: hand in the notebook (.ipynb)"
    seen = ", ".join(f'"{_short(name)}"' for name in names[:3])
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"no notebook was handed in, only {seen}{more}: hand in the notebook (.ipynb) itself"


def _short(name: str) -> str:
    """A name that a student has chosen, on one line."""
    clean = os.fsencode(name).decode("utf-8", "replace")
    clean = "".join(c if c.isprintable() and c != '"' else "?" for c in clean)
    return clean if len(clean) <= 40 else f"{clean[:30]}...{clean[-7:]}"
