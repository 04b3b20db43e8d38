"""What a result says of the sandbox that it was made in. The sandbox writes it, reports read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Isolation:
    """What the probe saw: the tier, and the names of the doors that a worker can open."""

    tier: Literal["kernel", "none"]
    open: tuple[str, ...]
