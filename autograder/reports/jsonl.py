"""A result as one line of JSON: the contract `autograder/report/v1`."""

from __future__ import annotations

from typing import Any

import msgspec

from autograder.core.finding import Finding
from autograder.results import SCHEMA, Result, Verdict


def line(result: Result) -> str:
    """One submission, without the newline."""
    return msgspec.json.encode(record(result)).decode()


def record(result: Result) -> dict[str, Any]:
    """The fields of report/v1, in the contract's order."""
    return {
        "schema": SCHEMA,
        "package_version": result.package_version,
        "submission": result.submission,
        "student": result.student,
        "assignment": result.assignment,
        "score": None if result.score is None else float(result.score),
        "max_score": float(result.max_score),
        "seed": result.seed,
        "isolation": {"tier": result.isolation.tier, "open": list(result.isolation.open)},
        "problem": result.problem,
        "notes": list(result.notes),
        "functions": [_function(verdict) for verdict in result.functions],
    }


def _function(verdict: Verdict) -> dict[str, Any]:
    return {
        "function": verdict.function,
        "status": verdict.status,
        "points": float(verdict.points),
        "max_points": float(verdict.max_points),
        "follow_through": verdict.follow_through,
        "facets": [
            {"facet": mark.facet, "points": float(mark.points), "max_points": float(mark.max_points)}
            for mark in verdict.facets
        ],
        "findings": [finding(found) for found in verdict.findings],
        "notes": list(verdict.notes),
        "seconds": verdict.seconds,
    }


def finding(found: Finding) -> dict[str, Any]:
    """The fields of one finding."""
    return {
        "link": found.link,
        "misconception": found.misconception,
        "also": list(found.also),
        "inherited_from": found.inherited_from,
        "message": found.message,
        "hint": found.hint,
        "evidence": found.evidence and msgspec.to_builtins(found.evidence),
    }
