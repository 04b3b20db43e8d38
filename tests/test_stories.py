"""Submissions written by hand, and the part of its report that each of them must get.

`tests/stories/<story>/` holds one file that a student could hand in and a `report.json` with what is promised:
keys that are not there are not settled. A promised misconception may also stand among the ones that fit equally; a
promised note is a word that the note holds.
"""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

STORIES = sorted(Path(__file__).parent.joinpath("stories").iterdir())
SEEDS = (1, 2, 3)

every_story = pytest.mark.parametrize("story", STORIES, ids=[story.name for story in STORIES])


@cache
def reports(seed: int) -> dict[str, dict[str, Any]]:
    """What the command says about all stories, by story."""
    command = [sys.executable, "-m", "autograder", "grade", *map(str, STORIES), "--isolation", "none"]
    done = subprocess.run([*command, "--seed", str(seed), "--format", "jsonl"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-300:]
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return {Path(report["submission"]).parent.name: report for report in found}


def promised(story: Path) -> dict[str, Any]:
    return json.loads((story / "report.json").read_text(encoding="utf-8"))


def broken(promise: Any, found: Any, key: str = "") -> list[str]:
    """Where a report does not keep a promise, one line for each place."""
    if key == "misconception" and promise is not None:
        return [] if promise in found else [f"misconception: {promise!r} is not among {found}"]
    if key == "notes" and [word in note for word, note in zip(promise, found, strict=False)] == [True] * len(promise):
        return []
    if isinstance(promise, dict) and isinstance(found, dict):
        return [line for name, part in promise.items() for line in broken(part, looked_up(found, name, part), name)]
    if isinstance(promise, list) and isinstance(found, list) and len(promise) == len(found):
        return [
            f"{one['function']}: {line}" if isinstance(one, dict) and "function" in one else line
            for one, other in zip(promise, found, strict=True)
            for line in broken(one, other)
        ]
    return [] if promise == found else [f"{key}: {promise!r} is promised, found {found!r}"]


def looked_up(found: dict[str, Any], name: str, promise: Any) -> Any:
    """A value of the report; for a promised misconception, that one and the ones that fit equally."""
    if name == "misconception" and promise is not None:
        return [found["misconception"], *found["also"]]
    return found[name]


def marks(report: dict[str, Any]) -> dict[str, Any]:
    """The part of a report that earns marks."""
    kept = ("function", "status", "points", "follow_through")
    functions = [{key: one[key] for key in kept if key in one} for one in report["functions"]]
    return {"score": report["score"], "functions": functions}


@every_story
def test_a_story_gets_the_report_it_must_get(story: Path) -> None:
    assert broken(promised(story), reports(SEEDS[0])[story.name]) == []


@every_story
@pytest.mark.parametrize("seed", SEEDS)
def test_the_marks_do_not_depend_on_the_draw(story: Path, seed: int) -> None:
    assert broken(marks(promised(story)), reports(seed)[story.name]) == []


@every_story
def test_the_same_mistake_always_gives_the_same_words(story: Path) -> None:
    said = [
        [
            (one["function"], finding["message"], finding["hint"], finding["evidence"])
            for one in reports(seed)[story.name]["functions"]
            for finding in one["findings"]
        ]
        for seed in SEEDS
    ]
    assert said == [said[0]] * len(SEEDS)


@every_story
def test_whatever_is_not_right_says_why_and_what_to_try(story: Path) -> None:
    for one in reports(SEEDS[0])[story.name]["functions"]:
        assert one["status"] == "right" or one["findings"], one["function"]
        assert all(finding["message"] and finding["hint"] for finding in one["findings"]), one["function"]


@every_story
def test_the_points_of_a_story_add_up(story: Path) -> None:
    for report in (promised(story), reports(SEEDS[0])[story.name]):
        assert sum(one["points"] for one in report["functions"]) == report["score"]


def test_a_promise_that_is_not_kept_is_noticed() -> None:
    for story in STORIES:
        report = reports(SEEDS[0])[story.name]
        assert broken(report | {"score": report["score"] - 0.5}, report)
        for number, one in enumerate(report["functions"]):
            changes = [{"points": one["points"] + 1}, {"status": "another"}, {"findings": [*one["findings"], {}]}]
            changes += [
                {"findings": [{key: "another"}, *one["findings"][1:]]}
                for key in ("link", "misconception")
                if one["findings"]
            ]
            changes += [{"notes": [*one["notes"], "another"]}]
            for change in changes:
                functions = [*report["functions"]]
                functions[number] = one | change
                assert broken({"functions": functions}, report), (story.name, change)


def test_there_are_stories_for_every_assignment_and_every_status() -> None:
    promises = [promised(story) for story in STORIES]
    assert len(promises) >= 60
    assert {promise["assignment"] for promise in promises} == {"one-weight", "one-layer", "whole-network"}
    said = {one.get("status") for promise in promises for one in promise["functions"]}
    assert said >= {"right", "wrong", "missing", "crashed", "timeout", "unavailable"}
