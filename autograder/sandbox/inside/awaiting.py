"""Running a piece of a notebook, in which `await` may stand outside of any function."""

from __future__ import annotations

import inspect
import time
from types import CodeType
from typing import Any


def run(code: CodeType, names: dict[str, Any]) -> None:
    """Run it in these names to its end."""
    if not code.co_flags & inspect.CO_COROUTINE:
        exec(code, names)
        return
    from asyncio import base_events  # loaded beforehand for the sources that name it

    class Loop(base_events.BaseEventLoop):
        """An event loop without files, which a confined worker may not open: all it can wait for is time."""

        _selector = Clock()

        def _process_events(self, _events: Any) -> None:
            pass

        def _write_to_self(self) -> None:
            pass

    Loop().run_until_complete(eval(code, names))


class Clock:
    """What a loop waits with where there is nothing to wait for but time."""

    def select(self, seconds: float | None) -> list[Any]:
        """Wait so long; for ever is no answer."""
        if seconds is None:
            raise RuntimeError("this waits for something that never comes")
        time.sleep(seconds)
        return []
